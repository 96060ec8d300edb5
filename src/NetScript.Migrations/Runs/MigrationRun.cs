using System.Data.Common;
using Microsoft.Extensions.Logging;
using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>Applies what is pending.</summary>
internal sealed class MigrationRun(MigrationTarget target, MigrationCatalog catalog, MigrateOptions options)
{
    private readonly List<string> _applied = [];
    private readonly ILogger _logger = target.Logger;

    public async Task<MigrationOutcome> ExecuteAsync(CancellationToken cancellationToken)
    {
        var run = new Run(target, "migrate", isMeasured: true);
        var failure = await run.ExecuteAsync((engine, telemetry) => MigrateAsync(engine, telemetry, cancellationToken)).ConfigureAwait(false);
        return new MigrationOutcome { Applied = _applied, Duration = run.Duration, Failure = failure };
    }

    private async Task MigrateAsync(IMigrationEngine engine, RunTelemetry telemetry, CancellationToken cancellationToken)
    {
        foreach (var plugin in catalog.PluginsWithoutScripts)
        {
            _logger.LogDebug("The plugin {Plugin} has no migrations or seeds for {Engine}", plugin, target.Database.Engine);
        }

        target.Progress?.Report(new ConnectingEvent());
        var session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        try
        {
            // Rows are only added by those who hold the lock, and a finished one stays: without anything pending there is nothing to lock for.
            var plan = MigrationPlan.Compare(catalog, await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false));
            Warn(plan);
            if (plan.Failed is null && PlanRules.Select(catalog, plan, target, options).Count == 0)
            {
                _logger.LogInformation("{Database} is up to date: {Count} migrations are applied", target.Database.Key, plan.Entries.Count - plan.Pending.Count);
                return;
            }

            var history = await LockAsync(session, cancellationToken).ConfigureAwait(false);
            plan = MigrationPlan.Compare(catalog, history);
            var interrupted = PlanRules.Interrupted(catalog, plan);
            var pending = PlanRules.Select(catalog, plan, target, options);

            // All of them before the first is applied: a slip in the last one must not leave half of the plan behind. They are not kept, since a plan can be long.
            foreach (var migration in pending)
            {
                Parse(engine, migration);
            }

            if (history is null && pending.Count > 0)
            {
                await session.CreateHistoryAsync(isBaseline: false, cancellationToken).ConfigureAwait(false);
            }

            List<Migration> all = interrupted is null ? [.. pending] : [interrupted, .. pending];
            target.Progress?.Report(new PlannedEvent(ScriptKind.Migration, [.. all.Select(migration => migration.DisplayName)]));
            if (interrupted is not null)
            {
                var script = Parse(engine, interrupted);
                await ApplyAsync(interrupted, script, 1, all.Count, telemetry, executed => ResumeAsync(session, interrupted, script, plan.Failed!, executed, cancellationToken)).ConfigureAwait(false);
            }

            for (var i = 0; i < pending.Count; i++)
            {
                var (migration, script) = (pending[i], Parse(engine, pending[i]));
                await ApplyAsync(migration, script, all.Count - pending.Count + i + 1, all.Count, telemetry, async executed =>
                {
                    var (applied, next) = await ApplyAsync(engine, session, plan, migration, script, executed, cancellationToken).ConfigureAwait(false);
                    session = next;
                    return applied;
                }).ConfigureAwait(false);
            }
        }
        finally
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static SqlScript Parse(IMigrationEngine engine, Migration migration) => Run.Parse(migration.File, migration.DisplayName, engine.Dialect);

    private async Task<IReadOnlyList<HistoryRow>?> LockAsync(IMigrationSession session, CancellationToken cancellationToken)
    {
        target.Progress?.Report(new LockingEvent());
        await session.LockAsync(cancellationToken).ConfigureAwait(false);
        return await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ApplyAsync(Migration migration, SqlScript script, int index, int total, RunTelemetry telemetry, Func<IProgress<int>?, Task<bool>> apply)
    {
        using var activity = telemetry.Start("migration", migration.DisplayName);
        var scriptRun = new ScriptRun(target, ScriptKind.Migration, migration.DisplayName, index, total);
        var executed = scriptRun.Started(script);
        _logger.LogDebug("Applying {Migration}", migration.DisplayName);
        try
        {
            if (!await apply(executed).ConfigureAwait(false))
            {
                _logger.LogInformation("{Migration} was applied by another process in the meantime", migration.DisplayName);
                return;
            }
        }
        catch (MigrationFailedException exception)
        {
            scriptRun.Failed(activity, exception.Failure);
            RunMetrics.Of(target.Database.Key).Failed(scriptRun.Duration);
            throw;
        }

        _applied.Add(migration.DisplayName);
        scriptRun.Finished();
        RunMetrics.Of(target.Database.Key).Applied(scriptRun.Duration);
        _logger.LogInformation("Applied {Migration} in {Duration} ms", migration.DisplayName, (long)scriptRun.Duration.TotalMilliseconds);
    }

    private async Task<bool> ResumeAsync(IMigrationSession session, Migration migration, SqlScript script, HistoryRow row, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        await new StepwiseScript(target, session, migration, script, executed).ResumeAsync(row, cancellationToken).ConfigureAwait(false);
        _logger.LogInformation("{Migration} was interrupted after {Count} statements; the rest of it is applied now", migration.DisplayName, row.AppliedStepsCount);
        return true;
    }

    /// <summary>Applies a migration. The session with which to go on is another one where the connection was lost.</summary>
    private async Task<(bool Applied, IMigrationSession Session)> ApplyAsync(
        IMigrationEngine engine, IMigrationSession session, MigrationPlan plan, Migration migration, SqlScript script, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        if (plan.AppliedOf(migration.Replaces).Count > 0)
        {
            _logger.LogInformation("{Migration} replaces {Count} migrations which are applied, so it is recorded and not run", migration.DisplayName, migration.Replaces.Count);
            return (await session.InsertAsync(HistoryRow.Marked(migration), cancellationToken).ConfigureAwait(false), session);
        }

        if (!script.IsTransactional)
        {
            return (await new StepwiseScript(target, session, migration, script, executed).ApplyAsync(cancellationToken).ConfigureAwait(false), session);
        }

        var row = HistoryRow.Started(migration);
        try
        {
            return (await session.ApplyAsync(row, script, executed, cancellationToken).ConfigureAwait(false), session);
        }
        catch (ScriptException exception)
        {
            var failure = Run.Explain(target, exception, migration.File, script, migration.DisplayName, "It was rolled back whole. Correct the script and run again.");
            await session.InsertAsync(row.Failed(failure.Message).RolledBack(), cancellationToken).ConfigureAwait(false);
            throw new MigrationFailedException(failure, exception);
        }
        catch (DbException exception) when (engine.IsConnectionLost(exception))
        {
            await session.DisposeAsync().ConfigureAwait(false);
            return (true, await FindCommittedAsync(engine, row, cancellationToken).ConfigureAwait(false) ?? throw new MigrationFailedException(engine.Explain(exception, target), exception));
        }
    }

    // The server may have committed and been gone before it could say so: only the row can tell, by its id.
    private async Task<IMigrationSession?> FindCommittedAsync(IMigrationEngine engine, HistoryRow row, CancellationToken cancellationToken)
    {
        _logger.LogWarning("{Database}: the connection was lost while {Migration} was applied. Looking whether it was committed", target.Database.Key, row.MigrationName);
        IMigrationSession? session = null;
        var isCommitted = false;
        try
        {
            session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
            isCommitted = (await LockAsync(session, cancellationToken).ConfigureAwait(false))?.Any(found => found.Id == row.Id) is true;
        }
        catch (DbException exception)
        {
            // What the run fails with is that it lost the connection. The next run will know.
            _logger.LogWarning(exception, "{Database}: whether {Migration} was committed cannot be told now; the next run will see", target.Database.Key, row.MigrationName);
        }
        finally
        {
            if (!isCommitted && session is not null)
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
        }

        return isCommitted ? session : null;
    }

    private void Warn(MigrationPlan plan)
    {
        foreach (var entry in plan.Entries.Where(entry => entry.State is MigrationState.Modified or MigrationState.Orphaned || entry.IsOutOfOrder))
        {
            _logger.LogWarning("{Problem}", entry.Problem);
        }
    }
}
