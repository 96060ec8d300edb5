using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>Finds out what the next run would execute, and changes nothing.</summary>
internal sealed class PreviewQuery(MigrationTarget target, MigrationCatalog catalog, MigrateOptions options)
{
    private IReadOnlyList<PreviewEntry> _migrations = [];
    private IReadOnlyList<PreviewEntry> _seeds = [];

    public async Task<MigrationPreview> ExecuteAsync(CancellationToken cancellationToken)
    {
        var failure = await new Run(target, "preview").ExecuteAsync(async (engine, _) =>
        {
            var (history, seeds) = await StatusQuery.ReadAsync(engine, target, cancellationToken).ConfigureAwait(false);
            var plan = MigrationPlan.Compare(catalog, history);
            _migrations = [.. PlanRules.Select(catalog, plan, target, options).Select(migration =>
                Entry(migration.DisplayName, migration.File, engine, plan.AppliedOf(migration.Replaces).Count > 0))];
            _seeds = [.. SeedPlan.Due(catalog, seeds, target.Database.Seed.Mode).Where(seed => !seed.IsCommand && !seed.IsCode).Select(seed => Entry(seed.DisplayName, seed.File, engine, isOnlyRecorded: false))];

            // What would run is worth knowing even if a failed migration is in its way.
            PlanRules.Interrupted(catalog, plan);
        }).ConfigureAwait(false);
        return new MigrationPreview { Migrations = _migrations, Seeds = _seeds, Failure = failure };
    }

    private static PreviewEntry Entry(string displayName, ScriptFile file, IMigrationEngine engine, bool isOnlyRecorded)
    {
        var script = isOnlyRecorded ? SqlScript.Empty : Run.Parse(file, displayName, engine.Dialect);
        return new PreviewEntry { DisplayName = displayName, FilePath = file.Path, IsTransactional = script.IsTransactional, Statements = [.. script.Statements.Select(statement => statement.Text)] };
    }
}
