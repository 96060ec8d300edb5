using NetScript.Configuration;
using NetScript.Migrations.Engines.MySql;
using NetScript.Migrations.Engines.Postgres;
using NetScript.Migrations.Engines.Sqlite;

namespace NetScript.Migrations.Engines;

/// <summary>The engines that can be migrated.</summary>
internal static class MigrationEngines
{
    private static readonly IReadOnlyDictionary<DatabaseEngine, IMigrationEngine> s_engines =
        new IMigrationEngine[] { new PostgresEngine(), new MySqlEngine(), new SqliteEngine() }.ToDictionary(engine => engine.Engine);

    /// <exception cref="MigrationFailedException">The engine cannot be migrated (P1015).</exception>
    public static IMigrationEngine Get(DatabaseDefinition database) => s_engines.TryGetValue(database.Engine, out var engine)
        ? engine
        : throw MigrationFailedException.Of(
            "P1015",
            $"Migrations for {database.Engine} are not supported yet ({database.ConfigurationPath}:Engine); those for {string.Join(" and ", s_engines.Keys)} are. "
            + $"Migrate it by other means and set {database.ConfigurationPath}:Migrations:Mode to Off.");
}
