namespace NetScript.Configuration.Tests.Loading;

public sealed class BlockTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Every_setting_takes_effect()
    {
        var configuration = _workspace.LoadDatabases("""
            {
              "orders": {
                "Engine": "Postgres", "Mode": "Container", "DatabaseName": "orders-live", "DataPath": ".data/orders", "Persistent": true, "Image": "registry.example/pg", "ImageTag": "17",
                "Port": 15432, "Enabled": true, "Description": "What was sold", "Permissions": ["--allow-net"],
                "Migrations": { "Mode": "Verify", "Path": "db/migrations", "LockTimeout": "30s", "CommandTimeout": "00:02:00" },
                "Seed": { "Mode": "OnChange", "Path": "db/seeds" }
              }
            }
            """);

        Assert.Equal(
            new DatabaseDefinition
            {
                Key = "orders",
                Engine = DatabaseEngine.Postgres,
                Mode = DatabaseMode.Container,
                DatabaseName = "orders-live",
                DataPath = Path.Combine(_workspace.Root, ".data", "orders"),
                Persistent = true,
                Image = "registry.example/pg",
                ImageTag = "17",
                Port = 15432,
                Description = "What was sold",
                Workspace = _workspace.Root,
                IsPrimary = true,
                Migrations = new()
                {
                    Mode = MigrationsMode.Verify,
                    Path = Path.Combine(_workspace.Root, "db", "migrations"),
                    LockTimeout = TimeSpan.FromSeconds(30),
                    CommandTimeout = TimeSpan.FromMinutes(2),
                },
                Seed = new() { Mode = SeedMode.OnChange, Path = Path.Combine(_workspace.Root, "db", "seeds") },
            },
            Assert.Single(configuration.Databases));
        Assert.Empty(configuration.Warnings);
    }

    [Fact]
    public void An_engine_is_enough()
    {
        var database = Assert.Single(_workspace.LoadDatabases("""{ "orders": { "Engine": "Postgres" } }""").Databases);

        Assert.Equal(new DatabaseDefinition { Key = "orders", Engine = DatabaseEngine.Postgres, Workspace = _workspace.Root, IsPrimary = true }, database);
        Assert.Equal("orders", database.DatabaseName);
        Assert.Equal("NetScript:Databases:orders", database.ConfigurationPath);
        Assert.Equal((MigrationsMode.Apply, SeedMode.Once, DatabaseMode.Container), (database.Migrations.Mode, database.Seed.Mode, database.Mode));
    }

    [Theory]
    [InlineData("Postgres", "postgres", "postgres")]
    [InlineData("Mysql", "mysql", "mysql-db")]
    [InlineData("Mysql", "shop", "shop")]
    [InlineData("Mssql", "master", "master-db")]
    [InlineData("Sqlite", "shop", "shop.db")]
    public void The_database_is_named_after_its_key_unless_the_server_has_one_of_that_name(string engine, string key, string name)
        => Assert.Equal(name, Assert.Single(_workspace.LoadDatabases($$"""{ "{{key}}": { "Engine": "{{engine}}" } }""").Databases).DatabaseName);

    [Fact]
    public void The_blocks_that_netscript_scaffolds_are_read_without_a_warning()
    {
        _workspace.File("appsettings.json", """
            {
              "$schema": "./appsettings.schema.json",
              "Logging": { "LogLevel": { "Default": "Information" } },
              "NetScript": {
                "Name": "multi-db", "Version": "1.0.0", "AspireProject": "x", "PrimaryDatabase": "postgres", "PrimaryCache": "redis",
                "Otel": { "HttpEndpoint": "http://localhost:4318" }, "Defaults": { "Deno": { "WatchMode": false } },
                "Databases": {
                  "postgres": { "Engine": "Postgres", "Mode": "Container", "DatabaseName": "multi-db-db", "Persistent": true, "DataPath": ".data/postgres" },
                  "reporting": { "Enabled": true, "Engine": "Mysql", "Mode": "Container", "DatabaseName": "multi-db-reporting-db", "Persistent": true, "DataPath": ".data/reporting" },
                  "local-cache": { "Enabled": true, "Engine": "Sqlite", "DatabaseName": "multi_db.db" }
                },
                "Cache": { "redis": { "Engine": "Redis", "Mode": "Container" } },
                "Services": { "users": { "Runtime": "deno" } }, "Plugins": {}, "BackgroundProcessors": {}, "Apps": {}, "Tools": { "prisma-studio": { "Database": "postgres" } }
              }
            }
            """);

        var configuration = _workspace.Load();

        Assert.Equal("multi-db", configuration.Name);
        Assert.Equal(["postgres (Postgres, Container)", "reporting (Mysql, Container)", "local-cache (Sqlite, Container)"], configuration.Databases.Select(database => database.ToString()));
        Assert.Equal("postgres", configuration.PrimaryDatabase?.Key);
        Assert.Empty(configuration.Warnings);
    }

    [Fact]
    public void A_database_that_is_switched_off_is_left_out_with_its_mistakes()
    {
        var configuration = _workspace.LoadDatabases("""{ "a": { "Engine": "Sqlite" }, "b": { "Enabled": false, "Engine": "Oracle", "Nonsense": 1 } }""");

        Assert.Equal("a", Assert.Single(configuration.Databases).Key);
        Assert.Empty(configuration.Warnings);
    }

    [Fact]
    public void Without_an_enabled_database_there_is_no_primary_one()
    {
        var configuration = _workspace.LoadDatabases("""{ "b": { "Enabled": false, "Engine": "Sqlite" } }""");

        Assert.Empty(configuration.Databases);
        Assert.Null(configuration.PrimaryDatabase);
    }

    [Fact]
    public void The_order_is_that_of_the_file_and_the_first_is_primary_with_a_warning()
    {
        var configuration = _workspace.LoadDatabases("""{ "zebra": { "Engine": "Sqlite" }, "ape": { "Engine": "Sqlite" }, "cow": { "Engine": "Sqlite" } }""");

        Assert.Equal(["zebra", "ape", "cow"], configuration.Databases.Select(database => database.Key));
        Assert.Equal("zebra", configuration.PrimaryDatabase?.Key);
        Assert.Equal("NetScript:PrimaryDatabase is not set: the first enabled database, 'zebra', is taken as the primary one of zebra, ape, cow. Set it to make the choice plain.", Assert.Single(configuration.Warnings));
    }

    [Fact]
    public void The_primary_database_is_named_in_whatever_case()
    {
        var configuration = _workspace.LoadDatabases("""{ "zebra": { "Engine": "Sqlite" }, "ape": { "Engine": "Sqlite" } }""", "\"PrimaryDatabase\": \"Ape\",");

        Assert.Equal("ape", configuration.PrimaryDatabase?.Key);
        Assert.Equal(["ape"], configuration.Databases.Where(database => database.IsPrimary).Select(database => database.Key));
        Assert.Empty(configuration.Warnings);
    }

    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("500ms", 500)]
    [InlineData("2m", 120_000)]
    [InlineData("1H", 3_600_000)]
    [InlineData("0s", 0)]
    [InlineData("00:00:30", 30_000)]
    [InlineData("00:00:00.250", 250)]
    [InlineData("1.00:00:00", 86_400_000)]
    public void A_timeout_is_written_as_a_number_with_its_unit_or_as_a_clock_shows_it(string text, int milliseconds)
    {
        var database = Assert.Single(_workspace.LoadDatabases($$"""{ "a": { "Engine": "Sqlite", "Migrations": { "LockTimeout": "{{text}}" } } }""").Databases);

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), database.Migrations.LockTimeout);
    }

    [Fact]
    public void A_path_with_backslashes_is_read_everywhere()
    {
        var database = Assert.Single(_workspace.LoadDatabases("""{ "a": { "Engine": "Postgres", "DataPath": ".data\\a" } }""").Databases);

        Assert.Equal(Path.Combine(_workspace.Root, ".data", "a"), database.DataPath);
    }
}
