using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>Checks the health of one resource from when it runs until it ends, and says once when it is ready.</summary>
internal sealed class ResourceHealthMonitor : IAsyncDisposable
{
    private static readonly TimeSpan s_healthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_unhealthyStep = TimeSpan.FromSeconds(1);
    private const int MaxUnhealthySteps = 5;

    private readonly IResource _resource;
    private readonly ResourceNotificationService _notifications;
    private readonly HealthCheckService _healthChecks;
    private readonly IDistributedApplicationEventing _eventing;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _monitoring;
    private string? _state = KnownResourceStates.Running;
    private TaskCompletionSource _stateChanged = CreateSignal();
    private Task _becomingReady = Task.CompletedTask;

    public ResourceHealthMonitor(
        IResource resource,
        ResourceNotificationService notifications,
        HealthCheckService healthChecks,
        IDistributedApplicationEventing eventing,
        IServiceProvider services,
        TimeProvider timeProvider,
        ILogger logger)
    {
        _resource = resource;
        _notifications = notifications;
        _healthChecks = healthChecks;
        _eventing = eventing;
        _services = services;
        _timeProvider = timeProvider;
        _logger = logger;
        _monitoring = Task.Run(MonitorAsync);
    }

    /// <summary>A change of the state's text makes the next check due.</summary>
    public void Observe(string? state)
    {
        if (_state != state)
        {
            _state = state;
            Volatile.Read(ref _stateChanged).TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _monitoring.ConfigureAwait(false);
        await _becomingReady.ConfigureAwait(false);
        _ending.Dispose();
    }

    private static TaskCompletionSource CreateSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task MonitorAsync()
    {
        try
        {
            if (!_resource.TryGetAnnotationsIncludingAncestorsOfType<HealthCheckAnnotation>(out var annotations))
            {
                _becomingReady = BecomeReadyAsync();
                return;
            }

            await CheckUntilEndAsync(annotations.Select(annotation => annotation.Key).ToHashSet()).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The resource or the application has ended.
        }
#pragma warning disable CA1031 // Nobody awaits a monitor while the resource runs: what ends it has to be seen.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.LogError(exception, "Unexpected error ended health monitoring for resource '{ResourceName}'.", _resource.Name);
        }
    }

    private async Task CheckUntilEndAsync(HashSet<string> keys)
    {
        var isReady = false;
        var unhealthyCount = 0;
        while (true)
        {
            Volatile.Write(ref _stateChanged, CreateSignal());
            var checkedAt = _timeProvider.GetTimestamp();
            var report = await CheckAsync(keys).ConfigureAwait(false);
            if (report.Status == HealthStatus.Healthy && !isReady)
            {
                isReady = true;
                _becomingReady = BecomeReadyAsync();
            }

            unhealthyCount = report.Status == HealthStatus.Healthy ? 0 : Math.Min(unhealthyCount + 1, MaxUnhealthySteps);
            await PublishAsync(report).ConfigureAwait(false);
            await DelayAsync(unhealthyCount == 0 ? s_healthyInterval : unhealthyCount * s_unhealthyStep, checkedAt).ConfigureAwait(false);
        }
    }

    private async Task<HealthReport> CheckAsync(HashSet<string> keys)
    {
        try
        {
            return await _healthChecks.CheckHealthAsync(registration => keys.Contains(registration.Name), _ending.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A check that cannot even be created is as unhealthy as one that fails, and is shown like it.
        catch (Exception exception) when (!_ending.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var entry = new HealthReportEntry(HealthStatus.Unhealthy, "Error calling HealthCheckService.", TimeSpan.Zero, exception, data: null);
            return new HealthReport(keys.ToDictionary(key => key, _ => entry), TimeSpan.Zero);
        }
    }

    private Task PublishAsync(HealthReport report)
    {
        var lastRunAt = _timeProvider.GetUtcNow().UtcDateTime;

        return _notifications.PublishUpdateAsync(_resource, snapshot =>
        {
            var reports = snapshot.HealthReports.ToImmutableDictionary(existing => existing.Name);
            var updated = report.Entries.Select(entry => new HealthReportSnapshot(entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.ToString()) { LastRunAt = lastRunAt });
            var names = snapshot.HealthReports.Select(existing => existing.Name).Union(report.Entries.Keys);
            reports = reports.SetItems(updated.Select(entry => KeyValuePair.Create(entry.Name, entry)));

            return snapshot.WithHealthReports([.. names.Select(name => reports[name])]);
        });
    }

    /// <summary>Waits for the next check. A change of state makes it due at once, but not more often than every second.</summary>
    private async Task DelayAsync(TimeSpan interval, long checkedAt)
    {
        var changed = Volatile.Read(ref _stateChanged).Task;
        await changed.WaitAsync(interval, _timeProvider, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Token.ThrowIfCancellationRequested();

        var rest = s_unhealthyStep - _timeProvider.GetElapsedTime(checkedAt);
        if (changed.IsCompleted && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, _timeProvider, _ending.Token).ConfigureAwait(false);
        }
    }

    private async Task BecomeReadyAsync()
    {
        var handlers = _eventing.PublishAsync(new ResourceReadyEvent(_resource, _services), _ending.Token);
        await handlers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (handlers.IsFaulted)
        {
            _logger.LogError(handlers.Exception, "A handler of {Event} failed for resource '{ResourceName}'.", nameof(ResourceReadyEvent), _resource.Name);
        }

        await _notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { ResourceReadyEvent = new EventSnapshot(handlers) }).ConfigureAwait(false);
    }
}
