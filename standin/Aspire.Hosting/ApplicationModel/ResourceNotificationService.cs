using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Publishes the states of resources, and waits for them.</summary>
public partial class ResourceNotificationService : IDisposable
{
    private readonly ILogger<ResourceNotificationService> _logger;
    private readonly IServiceProvider _serviceProvider;
    private readonly ResourceLoggerService _resourceLoggerService;
    private readonly CancellationTokenSource _stopping;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _latest = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ChannelWriter<ResourceEvent>> _watchers = [];
    private long _version;

    /// <summary>Makes the service.</summary>
    /// <param name="logger">Logs changes of state.</param>
    /// <param name="hostApplicationLifetime">Waits end when the application stops.</param>
    /// <param name="serviceProvider">The services that commands are given.</param>
    /// <param name="resourceLoggerService">Where waits are written to the console logs of resources.</param>
    public ResourceNotificationService(ILogger<ResourceNotificationService> logger, IHostApplicationLifetime hostApplicationLifetime, IServiceProvider serviceProvider, ResourceLoggerService resourceLoggerService)
    {
        ArgumentNullException.ThrowIfNull(hostApplicationLifetime);

        _logger = logger;
        _serviceProvider = serviceProvider;
        _resourceLoggerService = resourceLoggerService;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(hostApplicationLifetime.ApplicationStopping);
    }

    private WaitBehavior DefaultWaitBehavior =>
        _serviceProvider.GetRequiredService<IOptions<ResourceNotificationServiceOptions>>().Value.DefaultWaitBehavior;

    /// <summary>The latest state of a resource.</summary>
    /// <param name="resourceId">The identifier of an instance, or the name of a resource.</param>
    /// <param name="resourceEvent">The latest change.</param>
    /// <returns>Whether anything was published for it.</returns>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        ArgumentNullException.ThrowIfNull(resourceId);

        lock (_lock)
        {
            return _latest.TryGetValue(resourceId, out resourceEvent);
        }
    }

    /// <summary>The latest state of every resource, and from then on every change.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The changes, in order for each resource.</returns>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        lock (_lock)
        {
            foreach (var resourceEvent in _latest.Values)
            {
                channel.Writer.TryWrite(resourceEvent);
            }

            _watchers.Add(channel.Writer);
        }

        try
        {
            await foreach (var resourceEvent in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return resourceEvent;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel.Writer);
            }
        }
    }

    /// <summary>Publishes a change of a resource, unless nothing changed.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="stateFactory">Makes the new snapshot from the latest one.</param>
    /// <returns>A completed task.</returns>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return PublishUpdateAsync(resource, resource.Name, stateFactory);
    }

    /// <summary>Publishes a change of one instance of a resource, unless nothing changed.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="resourceId">The identifier of the instance.</param>
    /// <param name="stateFactory">Makes the new snapshot from the latest one.</param>
    /// <returns>A completed task.</returns>
    /// <exception cref="InvalidOperationException">The identifier is that of another resource.</exception>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(stateFactory);

        lock (_lock)
        {
            _latest.TryGetValue(resourceId, out var latest);
            if (latest is not null && !ReferenceEquals(latest.Resource, resource))
            {
                throw new InvalidOperationException($"The resource id '{resourceId}' belongs to another resource than the '{resource.Name}' it is published for.");
            }

            var previous = latest?.Snapshot ?? ResourceSnapshots.CreateInitial(resource);
            var snapshot = ResourceSnapshots.Complete(resource, stateFactory(previous), _serviceProvider);
            if (latest is not null && ResourceSnapshots.HaveEqualContent(previous, snapshot))
            {
                return Task.CompletedTask;
            }

            var resourceEvent = new ResourceEvent(resource, resourceId, snapshot with { Version = ++_version });
            _latest[resourceId] = resourceEvent;
            foreach (var watcher in _watchers)
            {
                watcher.TryWrite(resourceEvent);
            }

            if (previous.State?.Text != snapshot.State?.Text)
            {
                _logger.LogDebug("Resource {ResourceName}/{ResourceId} changed state: {PreviousState} -> {NewState}", resource.Name, resourceId, previous.State?.Text, snapshot.State?.Text);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends every wait.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }
}
