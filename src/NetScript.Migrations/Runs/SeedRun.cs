using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>Runs the seeds that are due.</summary>
internal sealed class SeedRun(MigrationTarget target, MigrationCatalog catalog)
{
    private readonly List<string> _seeded = [];
    private readonly SeedMode _mode = target.Database.Seed.Mode;
    private readonly ILogger _logger = target.Logger;

    public async Task<SeedOutcome> ExecuteAsync(CancellationToken cancellationToken)
    {
        var run = new Run(target, "seed", isMeasured: true);
        var failure = catalog.Seeds.Count == 0 || _mode == SeedMode.Off
            ? null
            : await run.ExecuteAsync((engine, telemetry) => SeedAsync(engine, telemetry, cancellationToken)).ConfigureAwait(false);
        return new SeedOutcome { Seeded = _seeded, Duration = run.Duration, Failure = failure };
    }

    private async Task SeedAsync(IMigrationEngine engine, RunTelemetry telemetry, CancellationToken cancellationToken)
    {
        target.Progress?.Report(new ConnectingEvent());
        var session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        if (SeedPlan.Due(catalog, await session.ReadSeedsAsync(cancellationToken).ConfigureAwait(false), _mode).Count == 0)
        {
            return;
        }

        target.Progress?.Report(new LockingEvent());
        await session.LockAsync(cancellationToken).ConfigureAwait(false);
        var rows = await session.ReadSeedsAsync(cancellationToken).ConfigureAwait(false);
        var due = SeedPlan.Due(catalog, rows, _mode);
        var scripts = due.Select(seed => seed.IsCommand || seed.IsCode ? null : Parse(seed, engine)).ToList();
        if (rows is null)
        {
            await session.CreateSeedsAsync(cancellationToken).ConfigureAwait(false);
        }

        target.Progress?.Report(new PlannedEvent(ScriptKind.Seed, [.. due.Select(seed => seed.DisplayName)]));
        for (var i = 0; i < due.Count; i++)
        {
            await ApplyAsync(session, due[i], scripts[i], new ScriptRun(target, ScriptKind.Seed, due[i].DisplayName, i + 1, due.Count), telemetry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ApplyAsync(IMigrationSession session, Seed seed, SqlScript? script, ScriptRun run, RunTelemetry telemetry, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("seed", seed.DisplayName);
        var executed = run.Started(script);
        try
        {
            if (!await ApplyAsync(session, seed, script, executed, cancellationToken).ConfigureAwait(false))
            {
                _logger.LogInformation("{Seed} was run by another process in the meantime", seed.DisplayName);
                return;
            }
        }
        catch (MigrationFailedException exception)
        {
            run.Failed(activity, exception.Failure);
            throw;
        }

        _seeded.Add(seed.DisplayName);
        run.Finished();
        _logger.LogInformation("Ran {Seed} in {Duration} ms", seed.DisplayName, (long)run.Duration.TotalMilliseconds);
    }

    private async Task<bool> ApplyAsync(IMigrationSession session, Seed seed, SqlScript? script, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        if (seed.Action is { } action)
        {
            await ActionRun.ExecuteAsync(target, seed, action, cancellationToken).ConfigureAwait(false);
        }
        else if (seed.IsCommand)
        {
            await new CommandRun(target, seed).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await session.ApplyAsync(seed, script, row => SeedPlan.Runs(seed, row, _mode), executed, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException exception)
        {
            throw new MigrationFailedException(Run.Explain(target, exception, seed.File, script, seed.DisplayName, "It was rolled back whole. Correct the script and seed again."), exception);
        }
    }

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
