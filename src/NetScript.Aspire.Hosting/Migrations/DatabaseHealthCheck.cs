using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>
/// The health of a database: how its last run ended, and whether its server is still there. When the server is back, or the
/// database was emptied under a running AppHost, what is done at start is done again.
/// </summary>
internal sealed class DatabaseHealthCheck(MigrationController controller) : IHealthCheck
{
    private int _isLost;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // A check that says at start that nothing is decided yet is repeated after a second at the earliest, for which those who wait for the database would wait in vain.
        await controller.WhenSettledAsync(cancellationToken).ConfigureAwait(false);
        var verdict = controller.Verdict;
        var isAwaited = verdict.Failure?.IsLostServer() is true;
        if (controller.WhyNotRun() is null && (isAwaited || verdict.Health == HealthStatus.Healthy)
            && await controller.ProbeAsync(cancellationToken).ConfigureAwait(false) is { } status)
        {
            if (status.Failure?.IsLostServer() is true)
            {
                return Lost(status.Failure, isKnown: isAwaited);
            }

            if (status.Failure is null && (Interlocked.Exchange(ref _isLost, 0) == 1 || isAwaited || (HasHistory(verdict.Status) && !HasHistory(status))))
            {
                controller.Logger.LogInformation("Database '{Database}' is back", controller.Database.Name);
                await controller.RunAsync(RunActions.For(controller.Database), cancellationToken).ConfigureAwait(false);
                verdict = controller.Verdict;
            }
        }

        return new HealthCheckResult(verdict.Health, verdict.Description);
    }

    // The run that did not find it has said so.
    private HealthCheckResult Lost(MigrationFailure failure, bool isKnown)
    {
        if (Interlocked.Exchange(ref _isLost, 1) == 0 && !isKnown)
        {
            controller.Logger.LogWarning("Database '{Database}' is lost, and is looked for until it is back: {Reason}", controller.Database.Name, failure.Message);
        }

        return new HealthCheckResult(HealthStatus.Unhealthy, failure.Message);
    }

    private static bool HasHistory(MigrationStatus? status) => status?.Migrations.Any(migration => migration.AppliedAt is not null) is true;
}
