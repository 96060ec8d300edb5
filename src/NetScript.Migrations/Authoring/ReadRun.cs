using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;
using NetScript.Schema.Database;

namespace NetScript.Migrations.Authoring;

/// <summary>Reads what is in a database, or what migrations make.</summary>
internal sealed class ReadRun(MigrationTarget target)
{
    public Task<SchemaReading> ReadAsync(IReadOnlyList<string>? schemas, CancellationToken cancellationToken) =>
        ExecuteAsync(engine => LiveSchema.ReadExistingAsync(engine, target, schemas, cancellationToken));

    public Task<SchemaReading> ReplayAsync(MigrationCatalog catalog, string? shadow, IReadOnlyList<string>? schemas, CancellationToken cancellationToken) => ExecuteAsync(async _ =>
    {
        var database = await ShadowDatabase.CreateAsync(target, shadow, cancellationToken).ConfigureAwait(false);
        await using var __ = database.ConfigureAwait(false);
        await database.MigrateAsync(catalog, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(schemas, cancellationToken).ConfigureAwait(false);
    });

    private async Task<SchemaReading> ExecuteAsync(Func<IMigrationEngine, Task<DatabaseModel>> read)
    {
        DatabaseModel? database = null;
        var failure = await new Run(target, "introspect").ExecuteAsync(async (engine, _) => database = await read(engine).ConfigureAwait(false)).ConfigureAwait(false);
        return new SchemaReading { Database = database, Failure = failure };
    }
}
