using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NetScript.Aspire.Hosting.Publishing;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Tests.Publishing;

public sealed class PublishedFilesTests : IDisposable
{
    private readonly TestWorkspace _workspace = TestWorkspace.WithJobs();
    private readonly ListLogger _log = new();

    private string Output => PublishedApp.Output(_workspace);

    private string Image => Path.Combine(Output, "orders-migrations");

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task The_workspace_of_the_image_migrates_and_seeds_a_database_whose_address_is_in_the_environment()
    {
        _workspace.WithPlugin("audit").WithMigration("20260102000000_audit", "CREATE TABLE audit (id INTEGER PRIMARY KEY);", "audit");
        Write("--NetScript:Databases:orders:Seed:Mode=OnChange", "--NetScript:Databases:orders:Migrations:LockTimeout=90s");

        var environment = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:orders", $"Data Source={_workspace.DatabaseFile}")]).Build();
        var configuration = NetScriptConfiguration.Load(environment, Path.Combine(Image, "workspace"));
        var database = Assert.Single(configuration.Databases);
        var catalog = MigrationCatalog.Load(database);
        var migrator = new Migrator(database, DatabaseEnvironment.ResolveConnectionString(database, configuration.Configuration), _log);

        Assert.Empty(configuration.Warnings);
        Assert.Equal(TimeSpan.FromSeconds(90), database.Migrations.LockTimeout);
        Assert.Equal(SeedMode.OnChange, database.Seed.Mode);
        Assert.Null((await migrator.MigrateAsync(catalog, cancellationToken: TestContext.Current.CancellationToken)).Failure);
        Assert.Null((await migrator.SeedAsync(catalog, cancellationToken: TestContext.Current.CancellationToken)).Failure);
        Assert.Equal(1, _workspace.Scalar("SELECT count(*) FROM jobs"));
        Assert.Equal(0, _workspace.Scalar("SELECT count(*) FROM audit"));
    }

    [Fact]
    public void The_script_is_beside_the_image_and_its_client_is_named()
    {
        Write();

        Assert.Contains("CREATE TABLE jobs", File.ReadAllText(Path.Combine(Output, "orders.sql")), StringComparison.Ordinal);
        Assert.Contains($"sqlite3 -batch -init /dev/null <database file> < {Path.Combine(Output, "orders.sql")}", _log.All(LogLevel.Information), StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_has_the_tool_of_this_version_and_runs_the_seeds_only_after_the_migrations()
    {
        Write();
        var lines = File.ReadAllLines(Path.Combine(Image, "Dockerfile"));

        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$", MigratorImage.ToolVersion);
        Assert.Contains($"RUN dotnet tool install NetScript.Cli --version {MigratorImage.ToolVersion} --tool-path /tool", lines);
        Assert.Contains("USER $APP_UID", lines);
        Assert.Contains("""ENTRYPOINT ["/bin/sh", "-c", "/tool/netscript db deploy --db orders \"$@\" && exec /tool/netscript db seed --db orders \"$@\"", "netscript"]""", lines);
    }

    [Fact]
    public void No_secret_and_no_path_of_this_machine_is_in_what_is_written()
    {
        Write("--NetScript:Databases:orders:Mode=External", "--NetScript:Databases:orders:ConnectionString=Data Source=/here/orders.db;Password=pa55word", "--ConnectionStrings:orders=Data Source=/here/orders.db;Password=pa55word");

        var files = Directory.GetFiles(Output, "*", SearchOption.AllDirectories);
        Assert.Equal(5, files.Length);
        Assert.All(files, file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("pa55word", text, StringComparison.Ordinal);
            Assert.DoesNotContain("/here", text, StringComparison.Ordinal);
            Assert.DoesNotContain(_workspace.Root, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_was_deleted_since_is_not_published_again()
    {
        _workspace.WithMigration("20260102000000_mistake", "SELECT 1;");
        Write();
        Directory.Delete(Path.Combine(_workspace.Root, "database", "sqlite", "migrations", "20260102000000_mistake"), recursive: true);
        Write();

        Assert.Equal([TestWorkspace.FirstMigration], Directory.GetDirectories(Path.Combine(Image, "workspace", "database", "orders", "migrations")).Select(Path.GetFileName));
        Assert.DoesNotContain("mistake", File.ReadAllText(Path.Combine(Output, "orders.sql")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_client_cannot_run_is_said_and_left_to_the_image()
    {
        Write();
        _workspace.WithMigration("20260102000000_go", "/*\ngo\n*/\nSELECT 1;");
        Write();

        Assert.False(File.Exists(Path.Combine(Output, "orders.sql")));
        Assert.Contains("NS1009", _log.All(LogLevel.Warning), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Image, "workspace", "database", "orders", "migrations", "20260102000000_go", "migration.sql")));
    }

    [Fact]
    public void Seeds_that_are_no_scripts_are_named()
    {
        Write("--NetScript:Databases:orders:Seed:Command=deno run seed.ts");

        Assert.Contains("Seed:Command", _log.All(LogLevel.Warning), StringComparison.Ordinal);
    }

    private void Write(params string[] settings) => new PublishedFiles(Output, new PublishedApp(_workspace, "Sqlite", settings).Database.Resource).Write(_log);

    private sealed class ListLogger : ILogger
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Message)> _entries = new();

        public string All(LogLevel level) => string.Join('\n', _entries.Where(entry => entry.Level == level).Select(entry => entry.Message));

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _entries.Enqueue((logLevel, formatter(state, exception)));
    }
}
