using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What one resource waits for.</summary>
internal sealed class ResourceWaits(ResourceNotificationService notifications, ResourceLoggerService loggers, IResource resource, WaitBehavior defaultBehavior)
{
    private readonly ILogger _logger = loggers.GetLogger(resource);
    private readonly Lock _lock = new();
    private readonly List<string> _pending = [];

    /// <summary>Whether a dependency in this state is not worth waiting for any longer.</summary>
    public static bool IsUnavailable(CustomResourceSnapshot snapshot, WaitBehavior behavior) =>
        behavior == WaitBehavior.StopOnResourceUnavailable
        && (IsTerminal(snapshot) || snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy);

    public async Task WaitForAllAsync(CancellationToken cancellationToken)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().Where(wait => wait.Resource is not IResourceWithoutLifetime).ToList();
        if (waits.Count == 0)
        {
            return;
        }

        _pending.AddRange(waits.Select(wait => wait.Resource.Name));
        await PublishPendingAsync().ConfigureAwait(false);
        await Task.WhenAll(waits.Select(wait => WaitForOneAsync(wait, cancellationToken))).ConfigureAwait(false);
    }

    private static bool IsTerminal(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } text && KnownResourceStates.TerminalStates.Contains(text);

    private async Task WaitForOneAsync(WaitAnnotation wait, CancellationToken cancellationToken)
    {
        await (wait.WaitType switch
        {
            WaitType.WaitForCompletion => WaitForCompletionAsync(wait, cancellationToken),
            WaitType.WaitUntilStarted => WaitUntilRunningAsync(wait, cancellationToken),
            _ => WaitUntilReadyAsync(wait, cancellationToken),
        }).ConfigureAwait(false);
        _logger.LogInformation("Finished waiting for resource '{ResourceName}'.", wait.Resource.Name);

        lock (_lock)
        {
            _pending.Remove(wait.Resource.Name);
        }

        await PublishPendingAsync().ConfigureAwait(false);
    }

    private async Task WaitUntilReadyAsync(WaitAnnotation wait, CancellationToken cancellationToken)
    {
        await WaitUntilRunningAsync(wait, cancellationToken).ConfigureAwait(false);
        if (wait.Resource.Annotations.OfType<HealthCheckAnnotation>().Any())
        {
            _logger.LogInformation("Waiting for resource '{ResourceName}' to become healthy.", wait.Resource.Name);
            await notifications.WaitAsync(wait.Resource.Name, candidate => candidate.Snapshot.HealthStatus == HealthStatus.Healthy, "become healthy", cancellationToken).ConfigureAwait(false);
        }

        await notifications.WaitForReadyHandlersAsync(wait.Resource, cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitUntilRunningAsync(WaitAnnotation wait, CancellationToken cancellationToken)
    {
        _logger.LogInformation("Waiting for resource '{ResourceName}' to enter the '{State}' state.", wait.Resource.Name, KnownResourceStates.Running);

        var behavior = wait.WaitBehavior ?? defaultBehavior;
        var resourceEvent = await notifications.WaitAsync(
            wait.Resource.Name,
            candidate => candidate.Snapshot.State?.Text == KnownResourceStates.Running || IsUnavailable(candidate.Snapshot, behavior),
            "reach the 'Running' state",
            cancellationToken).ConfigureAwait(false);

        var snapshot = resourceEvent.Snapshot;
        if (IsUnavailable(snapshot, behavior))
        {
            throw GiveUp(wait, snapshot.State!.Text == KnownResourceStates.FailedToStart ? "it failed to start" : $"it entered the '{snapshot.State.Text}' state prematurely");
        }
    }

    private async Task WaitForCompletionAsync(WaitAnnotation wait, CancellationToken cancellationToken)
    {
        _logger.LogInformation("Waiting for resource '{ResourceName}' to complete.", wait.Resource.Name);

        var resourceEvent = await notifications.WaitAsync(
            wait.Resource.Name,
            candidate => IsTerminal(candidate.Snapshot) || candidate.Snapshot.ExitCode is not null,
            "reach a terminal state",
            cancellationToken).ConfigureAwait(false);

        var snapshot = resourceEvent.Snapshot;
        if (snapshot.State?.Text == KnownResourceStates.FailedToStart)
        {
            throw GiveUp(wait, "it failed to start");
        }

        if (snapshot.ExitCode is { } exitCode && exitCode != wait.ExitCode)
        {
            throw GiveUp(wait, $"it entered the '{snapshot.State?.Text}' state with exit code '{exitCode}', expected '{wait.ExitCode}'");
        }
    }

    private DistributedApplicationException GiveUp(WaitAnnotation wait, string reason)
    {
        _logger.LogError("Stopped waiting for dependency resource '{ResourceName}' because {Reason}.", wait.Resource.Name, reason);

        return new($"Resource '{resource.Name}' stopped waiting for dependency resource '{wait.Resource.Name}' because {reason}.");
    }

    private Task PublishPendingAsync()
    {
        string[] waitingFor;
        lock (_lock)
        {
            waitingFor = [.. _pending.Distinct(StringComparer.OrdinalIgnoreCase)];
        }

        return notifications.PublishUpdateAsync(resource, snapshot =>
            waitingFor.Length == 0 ? snapshot with { Properties = snapshot.Properties.WithoutProperty(KnownProperties.WaitingFor) }
            : !CanWait(snapshot.State?.Text) ? snapshot
            : snapshot with { State = KnownResourceStates.Waiting, Properties = snapshot.Properties.WithProperty(KnownProperties.WaitingFor, waitingFor) });
    }

    /// <summary>A resource that is started by hand waits only once somebody has started it.</summary>
    private bool CanWait(string? state) =>
        state is null || state == KnownResourceStates.Starting || state == KnownResourceStates.Waiting
        || (state == KnownResourceStates.NotStarted && !(ResourceTypes.IsLaunched(resource) && resource.Annotations.OfType<ExplicitStartupAnnotation>().Any()));
}
