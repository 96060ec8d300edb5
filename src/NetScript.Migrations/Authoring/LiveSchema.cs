using NetScript.Migrations.Engines;
using NetScript.Schema;
using NetScript.Schema.Database;
using NetScript.Schema.Providers;

namespace NetScript.Migrations.Authoring;

/// <summary>What databases have, and what schemas say that they should have.</summary>
internal static class LiveSchema
{
    /// <summary>How the schema language calls the engine.</summary>
    public static SchemaProvider ProviderOf(MigrationTarget target) => SchemaProviders.Find(target.Database.Engine.Provider)!;

    public static Task<DatabaseModel> ReadAsync(IMigrationSession session, MigrationTarget target, IReadOnlyList<string>? schemas, CancellationToken cancellationToken) =>
        DatabaseModel.ReadAsync(session.Connection, ProviderOf(target), schemas, cancellationToken);

    /// <summary>What is in the database; nothing in one that does not exist.</summary>
    public static Task<DatabaseModel> ReadExistingAsync(IMigrationEngine engine, MigrationTarget target, IReadOnlyList<string>? schemas, CancellationToken cancellationToken) =>
        engine.ReadExistingAsync(target, session => ReadAsync(session, target, schemas, cancellationToken), DatabaseModel.NewDatabase(ProviderOf(target)), cancellationToken);

    /// <summary>What a valid schema says, for a connection whose tables are where those of a database are.</summary>
    public static DatabaseModel Describe(PrismaSchema schema, DatabaseModel database) =>
        // A connection may name its schema (?schema=…): what the files do not place anywhere is there.
        DatabaseModel.Of(schema.Model, schema.Model.Datasource?.Schemas is not { Count: > 0 } && database.Schemas is [var current] ? current : null);

    /// <exception cref="MigrationFailedException">The schema is not valid, or for another engine (P1012).</exception>
    public static void ThrowUnlessValid(PrismaSchema schema, MigrationTarget target)
    {
        if (!schema.IsValid)
        {
            throw MigrationFailedException.Of(SchemaDiagnostic.SchemaInvalid, $"The schema of '{target.Database.Key}' is not valid. Correct it and run again.\n{SchemaRenderer.RenderErrors(schema.Diagnostics)}");
        }

        if (schema.Model.Provider != ProviderOf(target))
        {
            throw MigrationFailedException.Of(
                SchemaDiagnostic.SchemaInvalid,
                $"The schema of '{target.Database.Key}' is for {schema.Model.Provider.Name}, but the database is {target.Database.Engine}. Write provider = \"{target.Database.Engine.Provider}\" in its datasource, or connect to another database.");
        }
    }
}
