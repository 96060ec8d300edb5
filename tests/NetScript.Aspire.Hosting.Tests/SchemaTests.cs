using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetScript.Aspire.Hosting.Tests;

/// <summary>Databases with <c>.prisma</c> files: what the resource says of them, and its commands to write migrations.</summary>
public sealed class SchemaTests
{
    private const string SchemaFile = "database/sqlite/schema/schema.prisma";
    private const string Datasource = "datasource db {\n  provider = \"sqlite\"\n}\n\n";
    private const string Jobs = "model Job {\n  id   Int    @id\n  name String\n\n  @@map(\"jobs\")\n}\n";
    private const string Runs = "model Run {\n  id Int @id\n}\n";

    [Fact]
    public async Task A_schema_without_migrations_waits_for_the_command_that_writes_the_first()
    {
        using var workspace = new TestWorkspace().WithFile(SchemaFile, Datasource + Jobs);
        await using var app = await TestApp.StartAsync(workspace);
        var database = await app.WaitAsync("orders", e => e.Snapshot.HealthReports.Any(report => report.Description?.Contains("Run the create command", StringComparison.Ordinal) is true));
        Assert.NotEqual(HealthStatus.Healthy, database.Snapshot.HealthStatus);
        Assert.Equal(KnownResourceStates.Waiting, app.State("api"));

        var created = await app.CommandAsync("create", ("name", "first"));

        Assert.True(created.Success, created.Message);
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM jobs"));
        Assert.EndsWith("_first", Assert.Single(Migrations(workspace)), StringComparison.Ordinal);
        await SchemaIsAsync(app, "in sync");
        Assert.Contains("needs no migration", (await app.CommandAsync("create", ("name", "second"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_shows_the_SQL_first_and_writes_nothing_unless_people_agree()
    {
        using var workspace = new TestWorkspace().WithFile(SchemaFile, Datasource + Jobs);
        var people = new RecordedInteractions();
        await using var app = await TestApp.StartAsync(workspace, (builder, _) => builder.Services.AddSingleton<IInteractionService>(people));
        await app.WaitAsync("orders", e => e.Snapshot.HealthReports.Any(report => report.Description?.Contains("Run the create command", StringComparison.Ordinal) is true));

        Assert.False((await app.CommandAsync("create", ("name", "first"))).Success);
        Assert.Contains("CREATE TABLE \"jobs\"", people.Asked, StringComparison.Ordinal);
        Assert.Empty(Migrations(workspace));
        people.Answer = true;
        Assert.True((await app.CommandAsync("create", ("name", "first"))).Success);
        Assert.Single(Migrations(workspace));
        await app.StateAsync("api", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Push_makes_the_database_what_the_schema_says_without_a_history()
    {
        using var workspace = new TestWorkspace().WithFile(SchemaFile, Datasource + Jobs).WithSeed("jobs.sql", "INSERT INTO jobs (id, name) VALUES (1, 'nightly');");
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Push");
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM sqlite_master WHERE name = '_prisma_migrations'"));
        await SchemaIsAsync(app, "in sync");

        workspace.WithFile(SchemaFile, Datasource + Runs);
        var refused = await app.CommandAsync("push");
        Assert.False(refused.Success);
        Assert.Contains("NS1012", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
        Assert.True((await app.CommandAsync("push", ("accept-data-loss", "true"))).Success);
        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM Run"));
        await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Healthy);
    }

    [Fact]
    public async Task In_Develop_a_changed_file_shows_on_the_resource_what_the_next_migration_would_do()
    {
        using var workspace = TestWorkspace.WithJobs().WithFile(SchemaFile, Datasource + Jobs.Replace("Int    @id", "Int    @id @default(autoincrement())", StringComparison.Ordinal));
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Develop");
        await app.StateAsync("api", KnownResourceStates.Running);
        await app.WaitAsync("orders-migrations", e => e.Snapshot.Properties.Any(property => property.Name == "netscript.schema"));

        workspace.WithFile(SchemaFile, Datasource + Jobs + Runs);

        await SchemaIsAsync(app, "changed since the last migration");
        await app.LogOfMigrationsHasAsync("[+] Added tables");
        Assert.True((await app.CommandAsync("create", ("name", "runs"), ("yes", "true"))).Success);
        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM Run"));
        await SchemaIsAsync(app, "in sync");
    }

    [Fact]
    public async Task A_database_that_somebody_changed_has_drifted_and_a_wrong_schema_is_told()
    {
        using var workspace = new TestWorkspace().WithFile(SchemaFile, Datasource + Jobs);
        await using var app = await TestApp.StartAsync(workspace);
        await app.WaitAsync("orders", e => e.Snapshot.HealthReports.Any(report => report.Description?.Contains("Run the create command", StringComparison.Ordinal) is true));
        Assert.True((await app.CommandAsync("create", ("name", "first"))).Success);

        workspace.Execute("CREATE TABLE mine (id INTEGER)");
        Assert.True((await app.CommandAsync("verify")).Success);
        await SchemaIsAsync(app, "drifted");
        Assert.Contains("NS1011", (await app.CommandAsync("create", ("name", "second"))).Message, StringComparison.Ordinal);

        workspace.Execute("DROP TABLE mine");
        workspace.WithFile(SchemaFile, Datasource + "model Job {");
        Assert.True((await app.CommandAsync("verify")).Success);
        await SchemaIsAsync(app, "not known (P1012)");
        Assert.Contains("P1012", (await app.CommandAsync("create", ("name", "second"))).Message, StringComparison.Ordinal);
    }

    private static Task<ResourceEvent> SchemaIsAsync(TestApp app, string text) =>
        app.WaitAsync("orders-migrations", e => e.Snapshot.Properties.Any(property => property.Name == "netscript.schema" && (string?)property.Value == text));

    private static string[] Migrations(TestWorkspace workspace)
    {
        var directory = Path.Combine(workspace.Root, "database", "sqlite", "migrations");
        return Directory.Exists(directory) ? Directory.GetDirectories(directory) : [];
    }
}
