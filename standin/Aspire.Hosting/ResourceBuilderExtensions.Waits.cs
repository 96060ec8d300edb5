using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Starts a resource once another one runs and is healthy. Where that one lives in a third one, that is awaited too.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The awaited resource.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one it lives in.</exception>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
        => builder.WithWait(dependency, WaitType.WaitUntilHealthy, waitBehavior: null);

    /// <summary>Starts a resource once another one runs and is healthy. Where that one lives in a third one, that is awaited too.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The awaited resource.</param>
    /// <param name="waitBehavior">What happens when the awaited resource fails.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one it lives in.</exception>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport
        => builder.WithWait(dependency, WaitType.WaitUntilHealthy, waitBehavior);

    /// <summary>Starts a resource once another one runs. Where that one lives in a third one, that is awaited too.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The awaited resource.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one it lives in.</exception>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
        => builder.WithWait(dependency, WaitType.WaitUntilStarted, waitBehavior: null);

    /// <summary>Starts a resource once another one runs. Where that one lives in a third one, that is awaited too.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The awaited resource.</param>
    /// <param name="waitBehavior">What happens when the awaited resource fails.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one it lives in.</exception>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport
        => builder.WithWait(dependency, WaitType.WaitUntilStarted, waitBehavior);

    /// <summary>Starts a resource once another one has ended.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The awaited resource.</param>
    /// <param name="exitCode">The exit code that it must have.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource would wait for itself or for the one it lives in.</exception>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);
        RefuseCircularWait(builder.Resource, dependency.Resource);
        return builder
            .WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor)
            .WithAnnotation(new WaitAnnotation(dependency.Resource, WaitType.WaitForCompletion, exitCode));
    }

    /// <summary>Leaves the start of a resource to a person.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ExplicitStartupAnnotation());
    }

    private static IResourceBuilder<T> WithWait<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitType type, WaitBehavior? waitBehavior)
        where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);

        foreach (var awaited in WithDependencies(dependency.Resource, type))
        {
            RefuseCircularWait(builder.Resource, awaited);
            builder.WithAnnotation(new WaitAnnotation(awaited, type) { WaitBehavior = waitBehavior });
        }

        return builder.WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor);
    }

    /// <summary>The resource after what it cannot do without: those it lives in, and for a start those that its connection string is made of.</summary>
    private static IEnumerable<IResource> WithDependencies(IResource resource, WaitType type)
    {
        var ofConnectionString = type == WaitType.WaitUntilStarted && resource is ConnectionStringResource connectionString
            ? connectionString.ConnectionStringExpression.ValueProviders.OfType<IResource>().SelectMany(one => WithDependencies(one, type))
            : [];
        return resource.SelfAndAncestors().Skip(1).Reverse().Concat(ofConnectionString).Append(resource);
    }

    private static void RefuseCircularWait(IResource resource, IResource dependency)
    {
        if (resource == dependency)
        {
            throw new DistributedApplicationException($"The '{resource.Name}' resource cannot wait for itself.");
        }

        if ((resource as IResourceWithParent)?.Parent == dependency)
        {
            throw new DistributedApplicationException($"The '{resource.Name}' resource cannot wait for its parent '{dependency.Name}'.");
        }
    }
}
