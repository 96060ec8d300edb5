using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>What follows from a change of state of a process: its children's states, the URLs that answer, the event that it has ended.</summary>
internal sealed class ResourceStatePropagation(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    ILogger logger)
{
    private readonly Dictionary<string, string?> _states = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Goes on until it is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var resourceEvent in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                if (ResourceTypes.IsLaunched(resourceEvent.Resource))
                {
                    await ObserveAsync(resourceEvent, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private static bool IsTerminal(string? state) => state is not null && KnownResourceStates.TerminalStates.Contains(state);

    private async Task ObserveAsync(ResourceEvent resourceEvent, CancellationToken cancellationToken)
    {
        var resource = resourceEvent.Resource;
        var state = resourceEvent.Snapshot.State?.Text;
        var previous = _states.GetValueOrDefault(resource.Name);
        if (state == previous)
        {
            return;
        }

        _states[resource.Name] = state;
        await ResourceUrls.ActivateAsync(resource, notifications, state == KnownResourceStates.Running).ConfigureAwait(false);
        if (ResourceTypes.Get(resource) == ResourceTypes.Container && state != KnownResourceStates.Waiting)
        {
            await CopyToChildrenAsync(resource, resourceEvent.Snapshot).ConfigureAwait(false);
        }

        if (IsTerminal(state) && !IsTerminal(previous))
        {
            await PublishStoppedAsync(resource, resourceEvent, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CopyToChildrenAsync(IResource resource, CustomResourceSnapshot snapshot)
    {
        foreach (var child in ResourceChildren.Get(model, resource))
        {
            await notifications.PublishUpdateAsync(child, childSnapshot => childSnapshot with
            {
                State = snapshot.State?.Text,
                StartTimeStamp = snapshot.StartTimeStamp,
                StopTimeStamp = snapshot.StopTimeStamp,
            }).ConfigureAwait(false);
            await CopyToChildrenAsync(child, snapshot).ConfigureAwait(false);
        }
    }

    private async Task PublishStoppedAsync(IResource resource, ResourceEvent resourceEvent, CancellationToken cancellationToken)
    {
        try
        {
            await eventing.PublishAsync(new ResourceStoppedEvent(resource, services, resourceEvent), cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A handler that fails must not keep the other resources from being watched.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "A handler of {Event} failed for resource '{ResourceName}'.", nameof(ResourceStoppedEvent), resource.Name);
        }

        foreach (var child in ResourceChildren.Get(model, resource))
        {
            await PublishStoppedAsync(child, resourceEvent, cancellationToken).ConfigureAwait(false);
        }
    }
}
