using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;

namespace NetScript.Migrations;

/// <summary>
/// The migrations of a database as one SQL file for the engine's own client, for servers that only an administrator reaches. It keeps the history that <see cref="Migrator"/> and Prisma keep, so all of
/// them can take turns. It can be run again: what is applied is skipped, and a migration that has failed stops it (P3009). Seeds are not in it.
/// </summary>
public sealed record MigrationScript
{
    private MigrationScript(string client, string text)
    {
        Client = client;
        Text = text;
    }

    /// <summary>How the client is called that runs the file, with <c>{file}</c> for its name and without the address.</summary>
    public string Client { get; }

    /// <summary>The file, to be written as UTF-8 without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Writes the file. Nothing is connected to.</summary>
    /// <param name="database">The database.</param>
    /// <param name="catalog">Its migrations.</param>
    /// <exception cref="MigrationCatalogException">A script cannot be read (P3018), or has a statement that the engine's client cannot skip (NS1009).</exception>
    public static MigrationScript Write(DatabaseDefinition database, MigrationCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(catalog);
        var engine = MigrationEngines.Get(database);
        try
        {
            var migrations = catalog.Migrations.Select(migration => new ScriptedMigration(migration, Run.Parse(migration.File, migration.DisplayName, engine.Dialect))).ToList();
            return new MigrationScript(engine.ScriptWriter.Client, $"""
                -- The migrations of '{database.Key}' for {engine.Dialect.Name}, {migrations.Count} of them. It can be run again: what is applied is skipped.
                -- {engine.ScriptWriter.Client.Replace("{file}", $"{database.Key}.sql", StringComparison.Ordinal)}
                {engine.ScriptWriter.Write(database, migrations)}
                """);
        }
        catch (MigrationFailedException exception)
        {
            throw new MigrationCatalogException(database.Key, [exception.Failure.Message]);
        }
    }
}
