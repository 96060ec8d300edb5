using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>Applies what is pending.</summary>
internal sealed class MigrationRun(MigrationTarget target, IProgress<MigrationProgress>? progress)
{
    private readonly List<string> _applied = [];
    private readonly ILogger _logger = target.Logger;

    public async Task<MigrationOutcome> ExecuteAsync(MigrationCatalog catalog, CancellationToken cancellationToken)
    {
        var run = new Run(target, "migrate");
        var failure = await run.ExecuteAsync((engine, telemetry) => MigrateAsync(catalog, engine, telemetry, cancellationToken)).ConfigureAwait(false);
        return new MigrationOutcome { Applied = _applied, Duration = run.Duration, Failure = failure };
    }

    private async Task MigrateAsync(MigrationCatalog catalog, IMigrationEngine engine, RunTelemetry telemetry, CancellationToken cancellationToken)
    {
        foreach (var plugin in catalog.PluginsWithoutScripts)
        {
            _logger.LogDebug("The plugin {Plugin} has no migrations or seeds for {Engine}", plugin, target.Database.Engine);
        }

        progress?.Report(MigrationProgress.Of(MigrationPhase.Connecting));
        var session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);

        // Rows are only added by those who hold the lock, and a finished one stays: without anything pending there is nothing to lock for.
        var plan = MigrationPlan.Compare(catalog, await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false));
        Warn(plan);
        ThrowIfFailed(plan);
        if (plan.Pending.Count == 0)
        {
            _logger.LogInformation("{Database} is up to date: {Count} migrations are applied", target.Database.Key, plan.Entries.Count);
            return;
        }

        progress?.Report(MigrationProgress.Of(MigrationPhase.Locking));
        await session.LockAsync(cancellationToken).ConfigureAwait(false);
        var history = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        plan = MigrationPlan.Compare(catalog, history);
        ThrowIfFailed(plan);

        // All of them before the first is applied: a slip in the last one must not leave half of the plan behind.
        var scripts = plan.Pending.Select(migration => Run.Parse(migration.File, migration.DisplayName, engine.Dialect)).ToList();
        if (history is null)
        {
            await session.CreateHistoryAsync(cancellationToken).ConfigureAwait(false);
        }

        for (var i = 0; i < plan.Pending.Count; i++)
        {
            var migration = plan.Pending[i];
            progress?.Report(new MigrationProgress(MigrationPhase.Migrating, i + 1, plan.Pending.Count, migration.DisplayName));
            await ApplyAsync(session, migration, scripts[i], telemetry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ApplyAsync(IMigrationSession session, Migration migration, SqlScript script, RunTelemetry telemetry, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("migration", migration.DisplayName);
        var start = Stopwatch.GetTimestamp();
        _logger.LogDebug("Applying {Migration}", migration.DisplayName);
        try
        {
            var applied = script.IsTransactional
                ? await ApplyWholeAsync(session, migration, script, cancellationToken).ConfigureAwait(false)
                : await ApplyStepwiseAsync(session, migration, script, cancellationToken).ConfigureAwait(false);
            if (!applied)
            {
                _logger.LogInformation("{Migration} was applied by another process in the meantime", migration.DisplayName);
                return;
            }
        }
        catch (MigrationFailedException exception)
        {
            RunTelemetry.Fail(activity, exception.Failure);
            telemetry.RecordFailed(Stopwatch.GetElapsedTime(start));
            throw;
        }

        _applied.Add(migration.DisplayName);
        telemetry.RecordApplied(Stopwatch.GetElapsedTime(start));
        _logger.LogInformation("Applied {Migration} in {Duration} ms", migration.DisplayName, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<bool> ApplyWholeAsync(IMigrationSession session, Migration migration, SqlScript script, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await session.ApplyAsync(migration, script, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException exception)
        {
            var failure = Run.Explain(exception, migration.File, migration.DisplayName, "It was rolled back whole. Correct the script and run again.");
            await session.RecordRolledBackAsync(migration, Stopwatch.GetElapsedTime(start), failure.Message, cancellationToken).ConfigureAwait(false);
            throw new MigrationFailedException(failure, exception);
        }
    }

    private static async Task<bool> ApplyStepwiseAsync(IMigrationSession session, Migration migration, SqlScript script, CancellationToken cancellationToken)
    {
        if (await session.RecordStartedAsync(migration, cancellationToken).ConfigureAwait(false) is not { } id)
        {
            return false;
        }

        try
        {
            await session.ExecuteAsync(script, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException exception)
        {
            var isRolledBack = exception.Statement == script.Statements[0].Number;
            var failure = Run.Explain(exception, migration.File, migration.DisplayName, isRolledBack
                ? "Nothing of it was executed before. Correct the script and run again."
                : $"It runs outside a transaction, so the statements before are in effect. Undo them, then mark it with `prisma migrate resolve --rolled-back {migration.Name}` and run again; "
                    + $"or do the rest by hand, then mark it with `prisma migrate resolve --applied {migration.Name}`.");
            await session.RecordFailedAsync(id, failure.Message, isRolledBack, cancellationToken).ConfigureAwait(false);
            throw new MigrationFailedException(failure, exception);
        }

        // Whoever cancels now comes too late: the script has run, and its record must say so.
        await session.RecordFinishedAsync(id, CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    private void Warn(MigrationPlan plan)
    {
        foreach (var entry in plan.Entries.Where(entry => entry.State == MigrationState.Modified))
        {
            _logger.LogWarning("{Migration} was changed after it was applied. The change has no effect: put it into a new migration", entry.DisplayName);
        }

        foreach (var entry in plan.Entries.Where(entry => entry.State == MigrationState.Orphaned))
        {
            _logger.LogWarning("{Migration} is applied, but is no longer on disk. Restore its directory, or add the plugin that brought it", entry.DisplayName);
        }
    }

    private static void ThrowIfFailed(MigrationPlan plan)
    {
        if (plan.Failed is not { } row)
        {
            return;
        }

        var name = plan.Entries.FirstOrDefault(entry => entry.Name == row.MigrationName)?.DisplayName ?? row.MigrationName;
        throw new MigrationFailedException(new MigrationFailure
        {
            Code = "P3009",
            Migration = name,
            Message = $"P3009: {name} was started at {row.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC and neither finished nor rolled back, so nothing more is applied. "
                + (string.IsNullOrWhiteSpace(row.Logs) ? "" : $"Its log says: {row.Logs.Trim()} ")
                + $"See what of it is in the database. Undo that and mark it with `prisma migrate resolve --rolled-back {row.MigrationName}`, and it is applied again; "
                + $"or do the rest by hand and mark it with `prisma migrate resolve --applied {row.MigrationName}`.",
        });
    }
}
