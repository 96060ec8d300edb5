using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Tests.Fluent;

public sealed class FluentMigrationTests : IDisposable
{
    private const string Jobs = "CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT NOT NULL);";

    private readonly TestWorkspace _workspace = new();

    [Fact]
    public async Task WithMigrations_takes_a_directory_relative_to_the_AppHost_rather_than_what_the_configuration_says()
    {
        Write("elsewhere/migrations/20260101000000_init/migration.sql", Jobs);
        Write("elsewhere/seeds/01.sql", "INSERT INTO jobs (id, name) VALUES (1, 'nightly');");

        await using var app = await TestApp.StartAsync(
            _workspace,
            (builder, db) => Assert.Same(db, db.WithMigrations(Path.GetRelativePath(builder.AppHostDirectory, Path.Combine(_workspace.Root, "elsewhere", "migrations")))),
            "--NetScript:Databases:orders:Migrations:Path=nowhere");

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(1, _workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task WithMigrations_names_itself_where_the_directory_is_missing()
    {
        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithMigrations("nowhere"));

        var problem = await ProblemAsync(app);
        Assert.Contains("nowhere does not exist. WithMigrations says", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("NetScript:Databases", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithMigrationsMode_overrides_the_configuration_and_shows_from_the_beginning()
    {
        Write("database/sqlite/migrations/20260101000000_init/migration.sql", Jobs);

        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithMigrationsMode(MigrationsMode.Verify), "--NetScript:Databases:orders:Migrations:Mode=Apply");

        await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        var database = await app.StateAsync("orders", KnownResourceStates.Running);
        Assert.Equal("Verify", database.Snapshot.Properties.Single(property => property.Name == "netscript.migrations.mode").Value);
        Assert.False(File.Exists(_workspace.DatabaseFile));
    }

    [Fact]
    public async Task WithPlugin_adds_one_that_is_outside_of_the_workspace()
    {
        Write("database/sqlite/migrations/20260101000000_init/migration.sql", Jobs);
        Write("vendor/billing/database/sqlite/migrations/20260102000000_bills/migration.sql", "CREATE TABLE bills (id INTEGER PRIMARY KEY);");

        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithPlugin("billing", Path.Combine(_workspace.Root, "vendor", "billing")));

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(0, _workspace.Scalar("SELECT count(*) FROM bills"));
        Assert.Contains("| billing/20260102000000_bills | Applied |", (await app.CommandAsync("status")).Data?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithPlugin_names_a_directory_that_does_not_exist()
    {
        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithPlugin("billing", "/nowhere/billing"));

        Assert.Contains("'billing' is declared to be in /nowhere/billing, which does not exist", await ProblemAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithPlugin_reads_migrations_seeds_and_manifest_that_are_embedded()
    {
        // The manifest says that billing comes first, whatever the names.
        Write("plugins/billing/database/sqlite/migrations/20260109000000_bills/migration.sql", "CREATE TABLE bills (id INTEGER PRIMARY KEY);");

        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithPlugin<FluentMigrationTests>("inventory"));

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(1, _workspace.Scalar("SELECT count(*) FROM stock"));
        var status = (await app.CommandAsync("status")).Data?.Value ?? "";
        Assert.InRange(status.IndexOf("billing/20260109000000_bills", StringComparison.Ordinal), 0, status.IndexOf("inventory/20260106000000_stock", StringComparison.Ordinal));
        Assert.Contains("| inventory/01_stock.sql | Seeded |", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithPlugin_is_named_after_the_assembly_unless_told()
    {
        Write("plugins/billing/database/sqlite/migrations/20260109000000_bills/migration.sql", "CREATE TABLE bills (id INTEGER PRIMARY KEY);");

        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithPlugin<FluentMigrationTests>());

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Contains("NetScript.Aspire.Hosting.Tests/20260106000000_stock", (await app.CommandAsync("status")).Data?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithPlugin_says_how_to_embed_where_nothing_is()
    {
        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithPlugin<string>("text"));

        var problem = await ProblemAsync(app);
        Assert.Contains("'text'", problem, StringComparison.Ordinal);
        Assert.Contains("<EmbeddedResource Include=\"database/**\"", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_embedded_script_that_fails_is_named_by_its_assembly_and_path()
    {
        Write("plugins/billing/database/sqlite/migrations/20260101000000_bills/migration.sql", "CREATE TABLE stock (id INTEGER PRIMARY KEY);");

        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithPlugin<FluentMigrationTests>("inventory"));

        await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("Tests.dll!/database/sqlite/migrations/20260106000000_stock/migration.sql, line 1", await app.LogOfMigrationsAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private static async Task<string> ProblemAsync(TestApp app) =>
        (await app.StateAsync("orders-migrations", KnownResourceStates.FailedToStart)).Snapshot.Properties.Single(property => property.Name == "netscript.problem").Value as string ?? "";

    private void Write(string path, string text)
    {
        var file = Path.Combine(_workspace.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
