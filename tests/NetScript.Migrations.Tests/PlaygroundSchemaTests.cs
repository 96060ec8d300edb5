using NetScript.Configuration;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Testing;

namespace NetScript.Migrations.Tests;

/// <summary>The playground's four databases: what their migrations make is what the application's schema and those of its plugins say.</summary>
public sealed class PlaygroundSchemaTests(PostgresServer postgres, MariaDbServer mariaDb)
{
    private static readonly string s_playground = Path.Combine(FindRepository(), "playground");

    [Fact]
    public Task On_SQLite() => MigrateAsync(new SqliteTestDatabase());

    [Fact]
    public Task On_PostgreSQL()
    {
        postgres.SkipUnlessAvailable();
        return MigrateAsync(new PostgresTestDatabase(postgres));
    }

    [Fact]
    public Task On_MariaDB()
    {
        mariaDb.SkipUnlessAvailable();
        return MigrateAsync(new MariaDbTestDatabase(mariaDb));
    }

    // There is no server to apply it on: it is the text that the schema makes today.
    [Fact]
    public void On_SQL_Server()
    {
        var definition = new DatabaseDefinition { Key = "mssql", Engine = DatabaseEngine.Mssql, Workspace = s_playground };
        var schema = DatabaseSchema.Load(definition)!;
        Assert.Empty(schema.Diagnostics.Where(diagnostic => diagnostic.IsError));

        var migration = Assert.Single(MigrationCatalog.Load(definition).Migrations);
        var sql = DatabaseDiff.Between(DatabaseModel.NewDatabase(schema.Model.Provider), DatabaseModel.Of(schema.Model)).ToMigration();
        Assert.EndsWith($"\n{sql}", migration.Script, StringComparison.Ordinal);
        Assert.StartsWith("-- netscript: plugin auth: auth_users, auth_sessions", migration.Script, StringComparison.Ordinal);
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        using var _ = database;
        var token = TestContext.Current.CancellationToken;
        var connectionString = database.ConnectionString;
        var definition = database.Definition with { Workspace = s_playground };
        var catalog = MigrationCatalog.Load(definition);
        Assert.Null((await new Migrator(definition, connectionString, database.Log).MigrateAsync(catalog, null, null, token)).Failure);

        var status = await new SchemaAuthor(definition, connectionString, database.Log).GetStatusAsync(catalog, DatabaseSchema.Load(definition)!, token);
        Assert.Null(status.Failure);
        Assert.Equal((SchemaVerdict.InSync, null), (status.Verdict, status.Differences));
    }

    private static string FindRepository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "NetScript.Aspire.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
