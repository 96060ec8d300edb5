using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>Runs the seeds that are due.</summary>
internal sealed class SeedRun(MigrationTarget target, IProgress<MigrationProgress>? progress)
{
    private readonly List<string> _seeded = [];
    private readonly SeedMode _mode = target.Database.Seed.Mode;
    private readonly ILogger _logger = target.Logger;

    public async Task<SeedOutcome> ExecuteAsync(MigrationCatalog catalog, CancellationToken cancellationToken)
    {
        var run = new Run(target, "seed");
        var failure = catalog.Seeds.Count == 0 || _mode == SeedMode.Off
            ? null
            : await run.ExecuteAsync((engine, telemetry) => SeedAsync(catalog, engine, telemetry, cancellationToken)).ConfigureAwait(false);
        return new SeedOutcome { Seeded = _seeded, Duration = run.Duration, Failure = failure };
    }

    private async Task SeedAsync(MigrationCatalog catalog, IMigrationEngine engine, RunTelemetry telemetry, CancellationToken cancellationToken)
    {
        progress?.Report(MigrationProgress.Of(MigrationPhase.Connecting));
        var session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        if (Due(catalog, await session.ReadSeedsAsync(cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            return;
        }

        progress?.Report(MigrationProgress.Of(MigrationPhase.Locking));
        await session.LockAsync(cancellationToken).ConfigureAwait(false);
        var rows = await session.ReadSeedsAsync(cancellationToken).ConfigureAwait(false);
        var due = Due(catalog, rows);
        var scripts = due.Select(seed => Parse(seed, engine)).ToList();
        if (rows is null)
        {
            await session.CreateSeedsAsync(cancellationToken).ConfigureAwait(false);
        }

        for (var i = 0; i < due.Count; i++)
        {
            progress?.Report(new MigrationProgress(MigrationPhase.Seeding, i + 1, due.Count, due[i].DisplayName));
            await ApplyAsync(session, due[i], scripts[i], telemetry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ApplyAsync(IMigrationSession session, Seed seed, SqlScript script, RunTelemetry telemetry, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("seed", seed.DisplayName);
        var start = Stopwatch.GetTimestamp();
        try
        {
            if (!await session.ApplyAsync(seed, script, row => SeedPlan.Runs(seed, row, _mode), cancellationToken).ConfigureAwait(false))
            {
                _logger.LogInformation("{Seed} was run by another process in the meantime", seed.DisplayName);
                return;
            }
        }
        catch (ScriptException exception)
        {
            var failure = Run.Explain(exception, seed.File, seed.DisplayName, "It was rolled back whole. Correct the script and seed again.");
            RunTelemetry.Fail(activity, failure);
            throw new MigrationFailedException(failure, exception);
        }

        _seeded.Add(seed.DisplayName);
        _logger.LogInformation("Ran {Seed} in {Duration} ms", seed.DisplayName, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private IReadOnlyList<Seed> Due(MigrationCatalog catalog, IReadOnlyList<SeedRow>? rows) =>
        [.. catalog.Seeds.Where(seed => SeedPlan.Runs(seed, SeedPlan.Find(rows, seed), _mode))];

    private static SqlScript Parse(Seed seed, IMigrationEngine engine)
    {
        var script = Run.Parse(seed.File, seed.DisplayName, engine.Dialect);
        return script.IsTransactional ? script : throw new MigrationFailedException(new MigrationFailure
        {
            Code = "P3018",
            Migration = seed.DisplayName,
            Message = $"P3018: {seed.DisplayName} has statements which cannot run in a transaction, or which begin and end transactions of their own ({seed.FilePath}). "
                + "A seed runs in one transaction together with its record: put such statements into a migration.",
        });
    }
}
