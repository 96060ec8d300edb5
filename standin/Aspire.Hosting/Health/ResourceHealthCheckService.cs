using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>Watches the health of every running resource.</summary>
internal sealed class ResourceHealthCheckService(
    ResourceNotificationService notifications,
    HealthCheckService healthChecks,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider timeProvider,
    ILogger<ResourceHealthCheckService> logger) : BackgroundService
{
    private readonly Dictionary<string, ResourceHealthMonitor> _monitors = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var resourceEvent in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
            {
                await ObserveAsync(resourceEvent).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_monitors.Values.Select(monitor => monitor.DisposeAsync().AsTask())).ConfigureAwait(false);
        }
    }

    private async Task ObserveAsync(ResourceEvent resourceEvent)
    {
        var name = resourceEvent.Resource.Name;
        var state = resourceEvent.Snapshot.State?.Text;
        if (_monitors.TryGetValue(name, out var monitor))
        {
            monitor.Observe(state);
            if (state is not null && KnownResourceStates.TerminalStates.Contains(state))
            {
                _monitors.Remove(name);
                await monitor.DisposeAsync().ConfigureAwait(false);
            }
        }
        else if (state == KnownResourceStates.Running)
        {
            _monitors[name] = new ResourceHealthMonitor(resourceEvent.Resource, notifications, healthChecks, eventing, services, timeProvider, logger);
        }
    }
}
