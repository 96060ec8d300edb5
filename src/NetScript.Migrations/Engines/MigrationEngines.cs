using NetScript.Configuration;
using NetScript.Migrations.Engines.MySql;
using NetScript.Migrations.Engines.Postgres;
using NetScript.Migrations.Engines.Sqlite;
using NetScript.Migrations.Engines.SqlServer;

namespace NetScript.Migrations.Engines;

/// <summary>The engines that can be migrated.</summary>
internal static class MigrationEngines
{
    private static readonly Dictionary<DatabaseEngine, IMigrationEngine> s_engines =
        new IMigrationEngine[] { new PostgresEngine(), new MySqlEngine(), new SqlServerEngine(), new SqliteEngine() }.ToDictionary(engine => engine.Engine);

    public static IMigrationEngine Get(DatabaseDefinition database) => s_engines[database.Engine];
}
