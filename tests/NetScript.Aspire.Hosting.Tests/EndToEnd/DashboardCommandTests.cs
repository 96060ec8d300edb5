namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

/// <summary>What people do when a migration fails, with nothing but the dashboard and the file.</summary>
[Collection(PlaygroundTurn.Collection)]
public sealed class DashboardCommandTests
{
    private const string Slip = "20260102000000_runs";
    private const string Migrations = "sqlite-migrations";
    private const string Service = "api-sqlite";

    [Fact]
    public async Task A_failed_migration_is_read_resolved_and_run_again_and_the_service_starts()
    {
        using var turn = await PlaygroundTurn.TakeAsync();
        Assert.SkipUnless(DashboardPage.Browser is not null, "There is no chromium, chromium-browser or google-chrome on the path.");
        using var workspace = TestWorkspace.WithJobs().WithMigration(Slip, "-- netscript: no-transaction\nCREATE TABLE runs (id INTEGER PRIMARY KEY);\nCREATE TABEL logs (id INTEGER);");
        workspace.Execute("CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO jobs VALUES (7, 'older than the history');");
        await using var playground = PlaygroundProcess.Start(
            $"--NetScript:Workspace={workspace.Root}", "--NetScript:Databases:sqlite:Engine=Sqlite", $"--NetScript:Databases:sqlite:DataPath={workspace.DatabaseFile}");
        await using var dashboard = await DashboardPage.OpenAsync(await playground.GetDashboardAsync());

        await dashboard.ExpectStateAsync(Migrations, "Exited");
        await dashboard.TakeScreenshotAsync(Repository.Screenshot("not-empty"));
        await dashboard.RunCommandAsync(Migrations, "Baseline", "\"Baseline\" succeeded", [("Up to", TestWorkspace.FirstMigration)], confirm: true, picture: "baseline");
        await dashboard.RunCommandAsync(Migrations, "Migrate", "P3018");
        await dashboard.ExpectStateAsync(Migrations, "Exited");
        await dashboard.ExpectStateAsync(Service, "Waiting");
        await dashboard.ExpectPropertyAsync(Migrations, "Failed at", $"app/{Slip}, line 3");
        await dashboard.TakeScreenshotAsync(Repository.Screenshot("failure"));

        workspace.Execute("DROP TABLE runs");
        workspace.WithMigration(Slip, "CREATE TABLE runs (id INTEGER PRIMARY KEY);");
        await dashboard.RunCommandAsync(Migrations, "Resolve", "\"Resolve\" succeeded", [("What is true of it", "Rolled back")], confirm: true, picture: "resolve");
        await dashboard.RunCommandAsync(Migrations, "Preview", "CREATE TABLE runs");
        await dashboard.RunCommandAsync(Migrations, "Migrate", "\"Migrate\" succeeded");
        await dashboard.ExpectStateAsync(Migrations, "Finished");
        await dashboard.ExpectStateAsync(Service, "Running");
        await dashboard.TakeScreenshotAsync(Repository.Screenshot("recovered"));

        await dashboard.RunCommandAsync(Migrations, "Seed", "\"Seed\" succeeded");
        await dashboard.RunCommandAsync(Migrations, "Verify", "\"Verify\" succeeded");
        await dashboard.RunCommandAsync(Migrations, "Reset", "is not reset", [("Name of the database", "order")], confirm: true);
        Assert.Equal(2, workspace.Scalar("SELECT count(*) FROM jobs"));
        await dashboard.RunCommandAsync(Migrations, "Reset", "\"Reset\" succeeded", [("Name of the database", "orders.db")], confirm: true, picture: "reset");
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task A_schema_becomes_the_first_migration_once_its_SQL_was_seen()
    {
        using var turn = await PlaygroundTurn.TakeAsync();
        Assert.SkipUnless(DashboardPage.Browser is not null, "There is no chromium, chromium-browser or google-chrome on the path.");
        using var workspace = new TestWorkspace().WithFile(
            "database/sqlite/schema/schema.prisma", "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel Job {\n  id   Int    @id\n  name String @unique\n\n  @@map(\"jobs\")\n}\n");
        await using var playground = PlaygroundProcess.Start(
            $"--NetScript:Workspace={workspace.Root}", "--NetScript:Databases:sqlite:Engine=Sqlite", $"--NetScript:Databases:sqlite:DataPath={workspace.DatabaseFile}");
        await using var dashboard = await DashboardPage.OpenAsync(await playground.GetDashboardAsync());

        await dashboard.ExpectStateAsync(Service, "Waiting");
        await dashboard.RunCommandAsync(Migrations, "Create", "\"Create\" succeeded", [("Name", "first")], picture: "create", answer: "Write and apply");

        await dashboard.ExpectStateAsync(Service, "Running");
        await dashboard.ExpectPropertyAsync(Migrations, "Schema", "in sync");
        await dashboard.TakeScreenshotAsync(Repository.Screenshot("created"));
        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM jobs"));
    }
}
