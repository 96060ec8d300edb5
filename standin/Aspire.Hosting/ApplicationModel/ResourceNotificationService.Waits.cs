using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Waits until a resource is in a state.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="targetState">The state; <see cref="KnownResourceStates.Running"/> unless it is given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The wait.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended before; the message says what the state was.</exception>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [string.IsNullOrEmpty(targetState) ? KnownResourceStates.Running : targetState], cancellationToken);

    /// <summary>Waits until a resource is in one of several states.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="targetStates">The states.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that was reached.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended before; the message says what the state was.</exception>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var resourceEvent = await WaitAsync(
            resourceName,
            candidate => candidate.Snapshot.State?.Text is { } text && states.Contains(text),
            $"reach one of the target states: [{string.Join(", ", states)}]",
            cancellationToken).ConfigureAwait(false);

        return resourceEvent.Snapshot.State!.Text;
    }

    /// <summary>Waits until a change of a resource is the one that is looked for.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="predicate">Decides for the latest change and for each that follows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The change.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended before; the message says what the state was.</exception>
    public Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, predicate, "meet the predicate condition", cancellationToken);

    /// <summary>Waits until a resource is running and healthy, and the handlers of its ready event are done.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The change with which it became ready.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended before; the message says what the state was.</exception>
    /// <exception cref="DistributedApplicationException">The resource became unavailable, and waits stop then.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, DefaultWaitBehavior, cancellationToken);

    /// <summary>Waits until a resource is running and healthy, and the handlers of its ready event are done.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="waitBehavior">Whether the wait goes on when the resource becomes unavailable.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The change with which it became ready.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended before; the message says what the state was.</exception>
    /// <exception cref="DistributedApplicationException">The resource became unavailable or does not exist, and waits stop then.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        if (waitBehavior == WaitBehavior.StopOnResourceUnavailable
            && _serviceProvider.GetService<DistributedApplicationModel>() is { } model
            && !model.Resources.TryGetByName(resourceName, out _))
        {
            throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it does not exist in the application model.");
        }

        var resourceEvent = await WaitAsync(
            resourceName,
            candidate => candidate.Snapshot.HealthStatus == HealthStatus.Healthy || ResourceWaits.IsUnavailable(candidate.Snapshot, waitBehavior),
            "become healthy",
            cancellationToken).ConfigureAwait(false);

        return resourceEvent.Snapshot.HealthStatus == HealthStatus.Healthy
            ? await WaitForReadyHandlersAsync(resourceEvent.Resource, cancellationToken).ConfigureAwait(false)
            : throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it failed to start.");
    }

    /// <summary>Waits for everything that a resource waits for. The resource is in the state <see cref="KnownResourceStates.Waiting"/> meanwhile.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The wait.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended before; the message says what the states were.</exception>
    /// <exception cref="DistributedApplicationException">A dependency failed, or became unavailable where the wait stops then.</exception>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);

        var waits = new ResourceWaits(this, _resourceLoggerService, resource, DefaultWaitBehavior);
        try
        {
            await waits.WaitForAllAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw new OperationCanceledException(DescribeCancellation(resource.Name, "wait for dependencies"), exception, exception.CancellationToken);
        }
    }

    /// <summary>Waits until the handlers of the ready event are done, and fails as they did.</summary>
    internal async Task<ResourceEvent> WaitForReadyHandlersAsync(IResource resource, CancellationToken cancellationToken)
    {
        var resourceEvent = await WaitAsync(
            resource.Name,
            candidate => candidate.Snapshot.ResourceReadyEvent is not null,
            "execute the resource ready event",
            cancellationToken).ConfigureAwait(false);
        await resourceEvent.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken).ConfigureAwait(false);

        return resourceEvent;
    }

    internal async Task<ResourceEvent> WaitAsync(string resourceName, Func<ResourceEvent, bool> predicate, string goal, CancellationToken cancellationToken)
    {
        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, cancellationToken);
            await foreach (var resourceEvent in WatchAsync(ending.Token).ConfigureAwait(false))
            {
                if (string.Equals(resourceEvent.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(resourceEvent))
                {
                    return resourceEvent;
                }
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new OperationCanceledException(DescribeCancellation(resourceName, goal), exception, exception.CancellationToken);
        }

        throw new OperationCanceledException(DescribeCancellation(resourceName, goal));
    }

    private string DescribeCancellation(string resourceName, string goal)
    {
        var failure = $"Resource '{resourceName}' failed to {goal} before the operation was cancelled.";
        if (!TryGetCurrentState(resourceName, out var resourceEvent))
        {
            return $"{failure} Nothing has been published about it.";
        }

        var snapshot = resourceEvent.Snapshot;
        var reports = snapshot.HealthReports.Select(report => $"{report.Name}: {report.Status?.ToString() ?? "Unknown"} {report.Description}".TrimEnd());
        return $"""
            {failure}
            - Current State: {snapshot.State?.Text ?? "(null)"}
            - Exit Code: {snapshot.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(null)"}
            - Current Health: {snapshot.HealthStatus?.ToString() ?? "(null)"}
            - Health Reports: {string.Join("; ", reports)}
            """;
    }
}
