using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetScript.Aspire.Hosting.Tests;

public sealed class FailureTests
{
    private const string Broken = "20260102000000_broken";

    [Fact]
    public async Task A_failed_migration_names_itself_its_line_and_the_error_and_the_dependent_does_not_start()
    {
        using var workspace = TestWorkspace.WithJobs().WithMigration(Broken, "CREATE TABLE a (id INTEGER);\n\nINSERT INTO nowhere VALUES (1);\n");
        await using var app = await TestApp.StartAsync(workspace);

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Equal(1, migrations.Snapshot.ExitCode);
        var problem = migrations.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value as string;
        AssertNamesTheFailure(problem);
        AssertNamesTheFailure(await app.LogOfMigrationsAsync());
        var database = await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Unhealthy && e.Snapshot.State?.Text == KnownResourceStates.Running);
        AssertNamesTheFailure(database.Snapshot.HealthReports.Single().Description);
        Assert.Equal(KnownResourceStates.Waiting, app.State("api"));
        // Nothing of it is left behind, and what came before it is.
        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'a'"));
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'jobs'"));

        var status = await app.CommandAsync("status");
        Assert.Contains(Broken, status.Data?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dependent_starts_without_a_restart_when_the_file_is_mended_and_migrate_is_run()
    {
        using var workspace = TestWorkspace.WithJobs().WithMigration(Broken, "CREATE TABEL a (id INTEGER);");
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Equal(KnownResourceStates.Waiting, app.State("api"));

        workspace.WithMigration(Broken, "CREATE TABLE a (id INTEGER);");
        var result = await app.CommandAsync("migrate");

        Assert.True(result.Success, result.Message);
        Assert.Contains(Broken, result.Data?.Value, StringComparison.Ordinal);
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(0, (await app.StateAsync("orders-migrations", KnownResourceStates.Finished)).Snapshot.ExitCode);
        Assert.DoesNotContain((await app.WaitAsync("orders-migrations", _ => true)).Snapshot.Properties, p => p.Name == "netscript.problem");
    }

    [Fact]
    public async Task A_failed_seed_keeps_the_dependent_waiting_and_the_seed_command_mends_it()
    {
        using var workspace = TestWorkspace.WithJobs().WithSeed("more.sql", "INSERT INTO jbos VALUES (2, 'weekly');");
        await using var app = await TestApp.StartAsync(workspace);
        var failed = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("more", (string)failed.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value!, StringComparison.Ordinal);
        Assert.Equal(KnownResourceStates.Waiting, app.State("api"));

        workspace.WithSeed("more.sql", "INSERT INTO jobs VALUES (2, 'weekly');");
        var result = await app.CommandAsync("seed");

        Assert.True(result.Success, result.Message);
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(2, workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task A_run_in_progress_refuses_a_second_one_with_a_reason()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var writer = workspace.HoldWriteLock();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("orders-migrations", "Locking");

        var result = await app.CommandAsync("migrate");

        Assert.False(result.Success);
    }

    [Fact]
    public async Task An_AppHost_that_stops_during_a_migration_has_rolled_it_back_before_it_is_gone()
    {
        const string Endless = "20260102000000_endless";
        using var workspace = TestWorkspace.WithJobs().WithMigration(
            Endless, "CREATE TABLE total AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;");
        await using (var app = await TestApp.StartAsync(workspace))
        {
            await app.StateAsync("orders-migrations", $"Migrating 2/2 app/{Endless}");
        }

        await using var writer = workspace.HoldWriteLock(patience: TimeSpan.FromSeconds(1));
        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'total'"));
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM _prisma_migrations"));
    }

    [Fact]
    public async Task A_failure_is_shown_to_people_until_the_next_run()
    {
        using var workspace = TestWorkspace.WithJobs().WithMigration(Broken, "CREATE TABEL a (id INTEGER);");
        var people = new RecordedInteractions();
        await using var app = await TestApp.StartAsync(workspace, (builder, _) => builder.Services.AddSingleton<IInteractionService>(people));

        var notice = await people.Shown.WaitAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Database 'orders' is not ready: P3018", notice, StringComparison.Ordinal);
        Assert.Contains(Broken, notice, StringComparison.Ordinal);
        Assert.False(people.Closed.IsCompleted);

        workspace.WithMigration(Broken, "CREATE TABLE a (id INTEGER);");
        Assert.True((await app.CommandAsync("migrate")).Success);
        await people.Closed.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_state_that_could_not_be_published_does_not_block_the_commands_after_it()
    {
        using var workspace = TestWorkspace.WithJobs();
        var fails = false;
        await using var app = await TestApp.StartAsync(workspace, (_, database) => database.Migrations.WithCommand(
            "faulty", "Faulty", _ => Task.FromResult(CommandResults.Success()), new CommandOptions
            {
                UpdateState = _ => Volatile.Read(ref fails) ? throw new InvalidOperationException("faulty") : ResourceCommandState.Enabled,
            }));
        await app.StateAsync("api", KnownResourceStates.Running);

        Volatile.Write(ref fails, true);
        await app.CommandAsync("migrate");
        Volatile.Write(ref fails, false);
        var again = await app.CommandAsync("migrate");

        Assert.True(again.Success, again.Message);
        await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Healthy);
    }

    private static void AssertNamesTheFailure(string? text)
    {
        Assert.NotNull(text);
        Assert.Contains(Broken, text, StringComparison.Ordinal);
        Assert.Contains("line 3", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("nowhere", text, StringComparison.Ordinal);
    }
}
