namespace NetScript.Configuration.Tests;

public sealed class DatabaseDefinitionTests
{
    private static readonly string s_workspace = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "workspace"));

    [Theory]
    [InlineData(null, null, null, "database/sqlite/cache.db")]
    [InlineData(null, "multi_db.db", null, "database/sqlite/multi_db.db")]
    [InlineData(".data/app.sqlite", "multi_db.db", null, ".data/app.sqlite")]
    [InlineData(".data/cache", "multi_db.db", null, ".data/cache/multi_db.db")]
    [InlineData(".data", "multi_db.db", null, ".data/multi_db.db")]
    [InlineData(".data/v1.2/", null, null, ".data/v1.2/cache.db")]
    [InlineData(".data/app.sqlite", "multi_db.db", "file:./other.db?mode=ro", "other.db")]
    [InlineData(null, null, "Data Source=other.db", "other.db")]
    public void The_file_of_a_sqlite_database_follows_one_rule(string? dataPath, string? name, string? connectionString, string file)
    {
        var database = new DatabaseDefinition { Key = "cache", Engine = DatabaseEngine.Sqlite, Workspace = s_workspace, DataPath = dataPath, DatabaseName = name!, ConnectionString = connectionString };

        Assert.Equal(Path.GetFullPath(file, s_workspace), database.DatabaseFile);
    }

    [Fact]
    public void A_setting_is_named_by_its_path_or_by_what_has_replaced_it()
    {
        var database = new DatabaseDefinition { Key = "orders", Engine = DatabaseEngine.Postgres, Workspace = s_workspace };
        var changed = database with { SetInCode = database.SetInCode.SetItem("Seed:Mode", "WithoutSeeds") };

        Assert.Equal("NetScript:Databases:orders:Seed:Mode", database.NameOf("Seed:Mode"));
        Assert.Equal("WithoutSeeds", changed.NameOf("Seed:Mode"));
        Assert.Equal("NetScript:Databases:orders:Seed:Path", changed.NameOf("Seed:Path"));
    }

    [Fact]
    public void A_database_on_a_server_is_no_file()
    {
        var database = new DatabaseDefinition { Key = "orders", Engine = DatabaseEngine.Postgres, Workspace = s_workspace };

        Assert.Equal("'orders' is a database on a Postgres server; only a SQLite database is a file.", Assert.Throws<InvalidOperationException>(() => database.DatabaseFile).Message);
    }

    [Fact]
    public void A_definition_does_not_print_its_connection_string()
    {
        var database = new DatabaseDefinition { Key = "orders", Engine = DatabaseEngine.Postgres, Workspace = s_workspace, Mode = DatabaseMode.External, ConnectionString = "Host=h;Password=hunter2" };

        Assert.Equal("orders (Postgres, External)", $"{database}");
    }
}
