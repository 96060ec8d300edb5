using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Runs;
using NetScript.Schema;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;

namespace NetScript.Migrations.Authoring;

/// <summary>Finds out how the schema files, the migrations and the database agree, and changes nothing.</summary>
internal sealed class SchemaStatusRun(MigrationTarget target, string? shadow, bool usesShadow)
{
    public async Task<SchemaStatus> ExecuteAsync(MigrationCatalog catalog, PrismaSchema schema, CancellationToken cancellationToken)
    {
        SchemaStatus? status = null;
        var failure = await new Run(target, "schema").ExecuteAsync(async (engine, _) =>
            status = await CompareAsync(engine, catalog, schema, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return status ?? new SchemaStatus { Failure = failure };
    }

    private async Task<SchemaStatus> CompareAsync(IMigrationEngine engine, MigrationCatalog catalog, PrismaSchema schema, CancellationToken cancellationToken)
    {
        LiveSchema.ThrowUnlessValid(schema, target);
        var schemas = schema.Model.Datasource?.Schemas;
        var (database, history) = await ReadAsync(engine, schemas, cancellationToken).ConfigureAwait(false);
        var plan = MigrationPlan.Compare(catalog, history);
        var described = LiveSchema.Describe(schema, database);
        var plugins = new PluginTables(catalog);
        var difference = Compare(database, described);
        if (catalog.Migrations.Count == 0 || (!usesShadow && plan.Pending.Count == 0) || (difference.IsEmpty && plan.Pending.Count == 0))
        {
            return Changed(difference, SchemaVerdict.InSync);
        }

        if (!usesShadow)
        {
            return new SchemaStatus { Verdict = SchemaVerdict.Behind };
        }

        var replayed = await ShadowDatabase.CreateAsync(target, shadow, cancellationToken).ConfigureAwait(false);
        await using var _ = replayed.ConfigureAwait(false);
        await replayed.MigrateAsync(catalog.Without(plan.Pending), cancellationToken).ConfigureAwait(false);
        var drift = Compare(await replayed.ReadAsync(schemas, cancellationToken).ConfigureAwait(false), plugins.Hide(database, described));
        if (!drift.IsEmpty)
        {
            return new SchemaStatus { Verdict = SchemaVerdict.Drifted, Differences = drift.ToSummary() };
        }

        await replayed.MigrateAsync(catalog, cancellationToken).ConfigureAwait(false);
        return Changed(Compare(await replayed.ReadAsync(schemas, cancellationToken).ConfigureAwait(false), described), SchemaVerdict.Behind);

        DatabaseDiff Compare(DatabaseModel before, DatabaseModel after) => DatabaseDiff.Between(plugins.Hide(before, described), after);
    }

    private Task<(DatabaseModel Database, IReadOnlyList<HistoryRow>? History)> ReadAsync(IMigrationEngine engine, IReadOnlyList<string>? schemas, CancellationToken cancellationToken) =>
        engine.ReadExistingAsync<(DatabaseModel Database, IReadOnlyList<HistoryRow>? History)>(
            target,
            async session => (await LiveSchema.ReadAsync(session, target, schemas, cancellationToken).ConfigureAwait(false), await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false)),
            (DatabaseModel.NewDatabase(LiveSchema.ProviderOf(target)), null),
            cancellationToken);

    private static SchemaStatus Changed(DatabaseDiff difference, SchemaVerdict otherwise) => difference.IsEmpty
        ? new SchemaStatus { Verdict = otherwise }
        : new SchemaStatus { Verdict = SchemaVerdict.Changed, Differences = difference.ToSummary() };
}
