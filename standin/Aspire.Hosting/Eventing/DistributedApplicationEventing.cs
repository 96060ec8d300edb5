using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Eventing;

/// <inheritdoc cref="IDistributedApplicationEventing" />
public class DistributedApplicationEventing : IDistributedApplicationEventing
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, ImmutableList<DistributedApplicationEventSubscription>> _subscriptions = [];

    /// <summary>Told of the exceptions that nobody waits for. The application sets it once it has a logger.</summary>
    internal ILogger Logger { get; set; } = NullLogger.Instance;

    /// <inheritdoc />
    public DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback) where T : IDistributedApplicationEvent
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (typeof(T).IsAbstract)
        {
            throw new ArgumentException($"'{typeof(T).Name}' cannot be subscribed to: events are dispatched by their exact type, and it is abstract. Subscribe to a concrete event.", nameof(callback));
        }

        var subscription = new DistributedApplicationEventSubscription((@event, cancellationToken) => callback((T)@event, cancellationToken));
        lock (_lock)
        {
            _subscriptions[typeof(T)] = GetSubscriptions(typeof(T)).Add(subscription);
        }

        return subscription;
    }

    /// <inheritdoc />
    public DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback) where T : IDistributedApplicationResourceEvent =>
        Subscribe<T>((@event, cancellationToken) => ReferenceEquals(@event.Resource, resource) ? callback(@event, cancellationToken) : Task.CompletedTask);

    /// <inheritdoc />
    public void Unsubscribe(DistributedApplicationEventSubscription subscription)
    {
        lock (_lock)
        {
            foreach (var (type, subscriptions) in _subscriptions)
            {
                if (subscriptions.Contains(subscription))
                {
                    _subscriptions[type] = subscriptions.Remove(subscription);
                    return;
                }
            }
        }
    }

    /// <inheritdoc />
    public Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent =>
        PublishAsync(@event, EventDispatchBehavior.BlockingSequential, cancellationToken);

    /// <inheritdoc />
    public Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent
    {
        ImmutableList<DistributedApplicationEventSubscription> subscriptions;
        lock (_lock)
        {
            subscriptions = GetSubscriptions(typeof(T));
        }

        switch (dispatchBehavior)
        {
            case EventDispatchBehavior.BlockingSequential:
                return InvokeSequentiallyAsync(subscriptions, @event, cancellationToken);
            case EventDispatchBehavior.BlockingConcurrent:
                return InvokeConcurrentlyAsync(subscriptions, @event, cancellationToken);
            case EventDispatchBehavior.NonBlockingSequential:
                Observe<T>(Task.Run(() => InvokeSequentiallyAsync(subscriptions, @event, cancellationToken), CancellationToken.None));
                return Task.CompletedTask;
            case EventDispatchBehavior.NonBlockingConcurrent:
                Observe<T>(InvokeConcurrentlyAsync(subscriptions, @event, cancellationToken));
                return Task.CompletedTask;
            default:
                throw new ArgumentOutOfRangeException(nameof(dispatchBehavior), dispatchBehavior, "An event is dispatched in one of the four ways of EventDispatchBehavior.");
        }
    }

    private ImmutableList<DistributedApplicationEventSubscription> GetSubscriptions(Type eventType) =>
        _subscriptions.GetValueOrDefault(eventType, []);

    private static async Task InvokeSequentiallyAsync(ImmutableList<DistributedApplicationEventSubscription> subscriptions, IDistributedApplicationEvent @event, CancellationToken cancellationToken)
    {
        foreach (var subscription in subscriptions)
        {
            await subscription.Callback(@event, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task InvokeConcurrentlyAsync(ImmutableList<DistributedApplicationEventSubscription> subscriptions, IDistributedApplicationEvent @event, CancellationToken cancellationToken) =>
        Task.WhenAll(subscriptions.Select(subscription => InvokeSequentiallyAsync([subscription], @event, cancellationToken)));

    /// <summary>Nobody awaits a non-blocking event: its failure reaches the log instead of being lost.</summary>
    private void Observe<T>(Task handlers) =>
        handlers.ContinueWith(
            done => Logger.LogError(done.Exception, "A handler of {Event} failed.", typeof(T).Name),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
