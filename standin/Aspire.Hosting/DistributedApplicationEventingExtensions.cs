using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace Aspire.Hosting;

/// <summary>Subscribes to events where the application and its resources are described.</summary>
public static class DistributedApplicationEventingExtensions
{
    /// <summary>Calls back before anything starts.</summary>
    /// <param name="builder">The application builder.</param>
    /// <param name="callback">Is called once.</param>
    /// <typeparam name="T">The application builder.</typeparam>
    /// <returns>The application builder.</returns>
    public static T OnBeforeStart<T>(this T builder, Func<BeforeStartEvent, CancellationToken, Task> callback) where T : IDistributedApplicationBuilder
    {
        builder.Eventing.Subscribe(callback);
        return builder;
    }

    /// <summary>Calls back before the resource starts; it starts when the callback is done.</summary>
    /// <param name="builder">The resource builder.</param>
    /// <param name="callback">Is called each time.</param>
    /// <typeparam name="T">The resource.</typeparam>
    /// <returns>The resource builder.</returns>
    public static IResourceBuilder<T> OnBeforeResourceStarted<T>(this IResourceBuilder<T> builder, Func<T, BeforeResourceStartedEvent, CancellationToken, Task> callback) where T : IResource =>
        builder.OnEvent(callback);

    /// <summary>Calls back when the resource has come to an end.</summary>
    /// <param name="builder">The resource builder.</param>
    /// <param name="callback">Is called each time.</param>
    /// <typeparam name="T">The resource.</typeparam>
    /// <returns>The resource builder.</returns>
    public static IResourceBuilder<T> OnResourceStopped<T>(this IResourceBuilder<T> builder, Func<T, ResourceStoppedEvent, CancellationToken, Task> callback) where T : IResource =>
        builder.OnEvent(callback);

    /// <summary>Calls back when the application starts, so that the resource can start itself.</summary>
    /// <param name="builder">The resource builder.</param>
    /// <param name="callback">Is called once.</param>
    /// <typeparam name="T">The resource.</typeparam>
    /// <returns>The resource builder.</returns>
    public static IResourceBuilder<T> OnInitializeResource<T>(this IResourceBuilder<T> builder, Func<T, InitializeResourceEvent, CancellationToken, Task> callback) where T : IResource =>
        builder.OnEvent(callback);

    /// <summary>Calls back when the resource has become running and healthy; those who wait for it wait for the callback too.</summary>
    /// <param name="builder">The resource builder.</param>
    /// <param name="callback">Is called each time.</param>
    /// <typeparam name="T">The resource.</typeparam>
    /// <returns>The resource builder.</returns>
    public static IResourceBuilder<T> OnResourceReady<T>(this IResourceBuilder<T> builder, Func<T, ResourceReadyEvent, CancellationToken, Task> callback) where T : IResource =>
        builder.OnEvent(callback);

    private static IResourceBuilder<TResource> OnEvent<TResource, TEvent>(this IResourceBuilder<TResource> builder, Func<TResource, TEvent, CancellationToken, Task> callback)
        where TResource : IResource
        where TEvent : IDistributedApplicationResourceEvent
    {
        builder.ApplicationBuilder.Eventing.Subscribe<TEvent>(builder.Resource, (@event, cancellationToken) => callback(builder.Resource, @event, cancellationToken));
        return builder;
    }
}
