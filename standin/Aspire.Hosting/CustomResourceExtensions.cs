using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Describes resources that the orchestrator does not run.</summary>
public static class CustomResourceExtensions
{
    /// <summary>Sets the state that the resource is shown in before it starts.</summary>
    /// <typeparam name="TResource">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="initialSnapshot">The state.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TResource> WithInitialState<TResource>(this IResourceBuilder<TResource> builder, CustomResourceSnapshot initialSnapshot)
        where TResource : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(initialSnapshot);
        return builder.WithAnnotation(new ResourceSnapshotAnnotation(initialSnapshot), ResourceAnnotationMutationBehavior.Replace);
    }
}
