using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

/// <summary>Publishes the events of an application to those who subscribed.</summary>
public interface IDistributedApplicationEventing
{
    /// <summary>Subscribes to an event.</summary>
    /// <param name="callback">Is called for each event, in the order of subscription.</param>
    /// <typeparam name="T">The event.</typeparam>
    /// <returns>The subscription, with which to unsubscribe.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback) where T : IDistributedApplicationEvent;

    /// <summary>Subscribes to an event of one resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="callback">Is called for each event, in the order of subscription.</param>
    /// <typeparam name="T">The event.</typeparam>
    /// <returns>The subscription, with which to unsubscribe.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback) where T : IDistributedApplicationResourceEvent;

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    void Unsubscribe(DistributedApplicationEventSubscription subscription);

    /// <summary>Publishes an event and waits for each handler in turn.</summary>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Is passed to the handlers.</param>
    /// <typeparam name="T">The event.</typeparam>
    /// <returns>The handlers' work; an exception of a handler ends it.</returns>
    Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent;

    /// <summary>Publishes an event.</summary>
    /// <param name="event">The event.</param>
    /// <param name="dispatchBehavior">Whether the handlers run in turn or at once, and whether they are waited for.</param>
    /// <param name="cancellationToken">Is passed to the handlers.</param>
    /// <typeparam name="T">The event.</typeparam>
    /// <returns>The handlers' work, as far as it is waited for.</returns>
    Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent;
}
