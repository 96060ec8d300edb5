using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Relates a resource to another one, for people who look at the application.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="resource">The other resource.</param>
    /// <param name="type">The kind of relationship.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(type);
        return builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));
    }

    /// <summary>Relates a resource to another one, for people who look at the application.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="resourceBuilder">The builder of the other resource.</param>
    /// <param name="type">The kind of relationship.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> resourceBuilder, string type)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resourceBuilder);
        return builder.WithRelationship(resourceBuilder.Resource, type);
    }

    /// <summary>Shows that a resource refers to another one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="resource">The other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResource resource)
        where T : IResource
        => builder.WithRelationship(resource, KnownRelationshipTypes.Reference);

    /// <summary>Shows that a resource refers to those that a value is made of.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="expression">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, ReferenceExpression expression)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(expression);
        return builder.WithReferenceRelationships(expression.ValueProviders);
    }

    /// <summary>Shows that a resource refers to another one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="resourceBuilder">The builder of the other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> resourceBuilder)
        where T : IResource
        => builder.WithRelationship(resourceBuilder, KnownRelationshipTypes.Reference);

    /// <summary>Shows a resource below another one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="parent">The builder of the other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent)
        where T : IResource
        => builder.WithRelationship(parent, KnownRelationshipTypes.Parent);

    /// <summary>Shows a resource below another one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="parent">The other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResource parent)
        where T : IResource
        => builder.WithRelationship(parent, KnownRelationshipTypes.Parent);

    /// <summary>Shows another resource below a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="child">The builder of the other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithChildRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> child)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        child.WithRelationship(builder.Resource, KnownRelationshipTypes.Parent);
        return builder;
    }

    /// <summary>Shows another resource below a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="child">The other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithChildRelationship<T>(this IResourceBuilder<T> builder, IResource child)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithChildRelationship(builder.ApplicationBuilder.CreateResourceBuilder(child));
    }

    private static IResourceBuilder<T> WithReferenceRelationships<T>(this IResourceBuilder<T> builder, IEnumerable<object> values)
        where T : IResource
    {
        foreach (var resource in ResourceReferences.Find(values))
        {
            builder.WithReferenceRelationship(resource);
        }

        return builder;
    }
}
