using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>
    /// Hands a connection string to a resource as <c>ConnectionStrings__{name}</c>, and each of its connection properties as <c>{NAME}_{PROPERTY}</c>.
    /// </summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">The resource that is connected to.</param>
    /// <param name="connectionName">The name; that of <paramref name="source"/> when null. When it is empty, connection properties have no prefix.</param>
    /// <param name="optional">Whether the connection string may be absent.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);

        var resource = source.Resource;
        connectionName ??= resource.Name;
        var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName}";
        var prefix = connectionName.Length == 0 ? string.Empty : $"{EnvironmentVariableName.Encode(connectionName).ToUpperInvariant()}_";

        return builder.WithReferenceRelationship(resource).WithEnvironment(context =>
        {
            context.EnvironmentVariables[variable] = new ConnectionStringReference(resource, optional);
            foreach (var (name, value) in AllConnectionProperties(resource))
            {
                context.EnvironmentVariables[$"{prefix}{name.ToUpperInvariant()}"] = value;
            }
        });
    }

    /// <summary>Adds a connection property to a resource, or replaces one that it has.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithConnectionProperty<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithConnectionString
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ConnectionPropertyAnnotation(name, value));
    }

    /// <summary>Adds a connection property to a resource, or replaces one that it has.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithConnectionProperty<T>(this IResourceBuilder<T> builder, string name, string value)
        where T : IResourceWithConnectionString
        => builder.WithConnectionProperty(name, ReferenceExpression.Create($"{value}"));

    /// <summary>Finds a connection property of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="key">The name of the property, in any case.</param>
    /// <returns>The value; empty when there is no such property.</returns>
    public static ReferenceExpression GetConnectionProperty(this IResourceWithConnectionString resource, string key)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.GetConnectionProperties().FirstOrDefault(property => property.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value ?? ReferenceExpression.Empty;
    }

    /// <summary>Makes the connection string of a resource that of another one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="resource">The other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithConnectionStringRedirection<T>(this IResourceBuilder<T> builder, IResourceWithConnectionString resource)
        where T : IResourceWithConnectionString
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ConnectionStringRedirectAnnotation(resource), ResourceAnnotationMutationBehavior.Replace);
    }

    private static IEnumerable<KeyValuePair<string, ReferenceExpression>> AllConnectionProperties(IResourceWithConnectionString resource) =>
        resource.GetConnectionProperties().Concat(
            resource.Annotations.OfType<ConnectionPropertyAnnotation>().Select(added => KeyValuePair.Create(added.Name, added.Value)));
}
