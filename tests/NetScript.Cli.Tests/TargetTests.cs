using NetScript.Testing;

namespace NetScript.Cli.Tests;

/// <summary>Which database a command line means.</summary>
public sealed class TargetTests(PostgresServer server)
{
    [Theory]
    [InlineData("database/sqlite")]
    [InlineData("database/sqlite/migrations")]
    public async Task A_URL_and_a_directory_need_no_configuration(string migrations)
    {
        using var workspace = WithoutConfiguration();
        string[] target = ["--url", "file:./other.db", "--migrations", migrations];
        (await workspace.RunAsync(["verify", .. target])).Expect(2);
        (await workspace.RunAsync(["deploy", .. target])).Expect(0);
        (await workspace.RunAsync(["seed", .. target])).Expect(0);
        (await workspace.RunAsync(["verify", .. target])).Expect(0);
        Assert.Contains("20260102000000_second", (await workspace.RunAsync(["status", .. target])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("2            1", (await workspace.RunAsync(["list", .. target])).Expect(0).Output, StringComparison.Ordinal);
        Assert.True(workspace.HasTable("jobs_state", Path.Combine(workspace.Root, "other.db")));
    }

    [Fact]
    public async Task DATABASE_URL_stands_in_for_the_URL()
    {
        using var workspace = WithoutConfiguration();
        (await workspace.RunAsync(["deploy", "--migrations", "database/sqlite"], ("DATABASE_URL", "file:./from-environment.db"))).Expect(0);
        Assert.True(workspace.HasTable("jobs", Path.Combine(workspace.Root, "from-environment.db")));
        Assert.Contains("DATABASE_URL", (await workspace.RunAsync("deploy", "--migrations", "database/sqlite")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_URL_wins_over_the_environment()
    {
        using var workspace = WithoutConfiguration();
        (await workspace.RunAsync(["deploy", "--migrations", "database/sqlite", "--url", "file:./option.db"], ("DATABASE_URL", "file:./environment.db"))).Expect(0);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "option.db")));
        Assert.False(File.Exists(Path.Combine(workspace.Root, "environment.db")));
    }

    [Theory]
    [InlineData("Data Source=ado.db", null)]
    [InlineData("Filename=ado.db", "sqlite")]
    public async Task A_connection_string_is_taken_where_its_engine_can_be_told(string connectionString, string? lockFile)
    {
        using var workspace = WithoutConfiguration();
        if (lockFile is not null)
        {
            workspace.Write("database/sqlite/migrations/migration_lock.toml", $"# Please do not edit\nprovider = \"{lockFile}\"\n");
        }

        (await workspace.RunAsync("deploy", "--url", connectionString, "--migrations", "database/sqlite")).Expect(0);
        Assert.True(workspace.HasTable("jobs", Path.Combine(workspace.Root, "ado.db")));
    }

    [Fact]
    public async Task A_connection_string_of_several_engines_is_refused()
    {
        using var workspace = WithoutConfiguration();
        var result = (await workspace.RunAsync("deploy", "--url", "Server=h;Database=app;User Id=u;Password=secret1", "--migrations", "database/sqlite")).Expect(4);
        Assert.Contains("migration_lock.toml", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret1", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_server_is_reached_by_URL_and_by_connection_string()
    {
        server.SkipUnlessAvailable();
        using var database = PostgresDatabase.Create(server);
        using var workspace = new TestWorkspace { Engine = "postgres" }.Migration(TestWorkspace.First, "CREATE TABLE jobs (id int);");
        (await workspace.RunAsync("deploy", "--url", database.Url, "--migrations", workspace.Migrations)).Expect(0);
        Assert.True(database.HasTable("jobs"));
        (await workspace.RunAsync("verify", "--url", database.ConnectionString, "--migrations", workspace.Migrations)).Expect(0);
    }

    [Fact]
    public async Task The_variable_of_a_key_is_read_before_DATABASE_URL_and_the_file()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync(["deploy"], ("APP_URI", "file:by-key.db"), ("DATABASE_URL", "file:by-url.db"))).Expect(0);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "by-key.db")));
        (await workspace.RunAsync(["deploy"], ("DATABASE_URL", "file:by-url.db"))).Expect(0);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "by-url.db")));
        Assert.False(File.Exists(workspace.DatabaseFile));
        (await workspace.RunAsync("deploy")).Expect(0);
        Assert.True(workspace.HasTable("jobs"));
    }

    [Fact]
    public async Task A_variable_with_another_engine_is_refused_and_not_shown()
    {
        using var workspace = TestWorkspace.WithJobs();
        var result = (await workspace.RunAsync(["deploy"], ("DATABASE_URL", "postgresql://u:secret2@h/db"))).Expect(4);
        Assert.Contains("DATABASE_URL", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret2", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_is_chosen_by_its_key_and_else_is_the_primary_one()
    {
        using var workspace = TestWorkspace.WithJobs().Write("appsettings.json", """
            { "NetScript": { "PrimaryDatabase": "second", "Databases": {
                "first": { "Engine": "Sqlite", "DataPath": "first.db" },
                "second": { "Engine": "Sqlite", "DataPath": "second.db" } } } }
            """);
        Assert.Equal("second", (await workspace.RunAsync("deploy", "--json")).Expect(0).Json.GetProperty("database").GetProperty("key").GetString());
        Assert.False(File.Exists(Path.Combine(workspace.Root, "first.db")));
        (await workspace.RunAsync("deploy", "--db", "FIRST")).Expect(0);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "first.db")));
        Assert.Contains("second (primary)", (await workspace.RunAsync("list")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_is_found_above_and_by_project_root()
    {
        using var workspace = TestWorkspace.WithJobs();
        var below = Directory.CreateDirectory(Path.Combine(workspace.Root, "src", "api")).FullName;
        (await Netscript.RunAsync(below, ["db", "deploy"])).Expect(0);
        (await Netscript.RunAsync(Path.GetTempPath(), ["db", "verify", "--project-root", below])).Expect(0);
    }

    [Fact]
    public async Task A_setting_in_the_environment_is_laid_over_the_file()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync(["deploy"], ("NetScript__Databases__app__DataPath", "moved.db"))).Expect(0);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "moved.db")));
    }

    [Fact]
    public async Task The_environment_chooses_settings_and_seeds()
    {
        using var workspace = TestWorkspace.WithJobs()
            .Write("appsettings.Staging.json", """{ "NetScript": { "Databases": { "app": { "DataPath": "staging.db" } } } }""")
            .Seed("extra.staging.sql", "INSERT INTO jobs (id, name) VALUES (2, 'staged');");
        (await workspace.RunAsync("deploy")).Expect(0);
        Assert.DoesNotContain("extra", (await workspace.RunAsync("status")).Output, StringComparison.Ordinal);
        (await workspace.RunAsync("deploy", "--environment", "Staging")).Expect(0);
        (await workspace.RunAsync("seed", "--environment", "Staging")).Expect(0);
        Assert.Equal(2L, workspace.Scalar("SELECT count(*) FROM jobs", Path.Combine(workspace.Root, "staging.db")));
    }

    [Fact]
    public async Task A_container_without_an_address_says_how_to_give_one_and_is_listed()
    {
        using var workspace = TestWorkspace.WithJobs().Configured(""" "orders": { "Engine": "Postgres" } """).Write("database/postgres/migrations/20260101000000_first/migration.sql", "SELECT 1;");
        var result = (await workspace.RunAsync("status")).Expect(4);
        Assert.Contains("--url", result.Error, StringComparison.Ordinal);
        Assert.Contains("ORDERS_URI", result.Error, StringComparison.Ordinal);
        var list = (await workspace.RunAsync("list")).Expect(0);
        Assert.Contains("in the AppHost's container", list.Output, StringComparison.Ordinal);
        Assert.Empty(list.Error);
    }

    [Fact]
    public async Task Migrations_of_another_directory_can_be_taken_for_a_configured_database()
    {
        using var workspace = TestWorkspace.WithJobs().Write("elsewhere/20260301000000_third/migration.sql", "CREATE TABLE third (id INTEGER);");
        (await workspace.RunAsync("deploy", "--db", "app", "--migrations", "elsewhere")).Expect(0);
        Assert.True(workspace.HasTable("third"));
    }

    private static TestWorkspace WithoutConfiguration()
    {
        var workspace = TestWorkspace.WithJobs();
        File.Delete(Path.Combine(workspace.Root, "appsettings.json"));
        return workspace;
    }
}
