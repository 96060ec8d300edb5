using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetScript.Aspire.Hosting.Tests;

public sealed class CommandTests
{
    private const string Second = "20260102000000_second";

    [Fact]
    public async Task Preview_shows_the_SQL_and_changes_nothing()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Manual");
        await app.AwaitsCommandAsync();

        var preview = await app.CommandAsync("preview");

        Assert.True(preview.Success, preview.Message);
        Assert.Equal(CommandResultFormat.Markdown, preview.Data?.Format);
        Assert.Contains("| app/20260101000000_init | 1 | yes |", preview.Data?.Value, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE jobs", preview.Data?.Value, StringComparison.Ordinal);
        Assert.Contains("INSERT INTO jobs", preview.Data?.Value, StringComparison.Ordinal);
        Assert.Equal(KnownResourceStates.NotStarted, app.State("orders-migrations"));
        Assert.False(File.Exists(workspace.DatabaseFile));
    }

    [Fact]
    public async Task Verify_releases_the_dependents_of_a_database_that_somebody_else_has_migrated()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Verify");
        await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.DoesNotContain("migrate", app.EnabledCommands());
        var refused = await app.CommandAsync("migrate");
        Assert.False(refused.Success);
        Assert.Contains("NetScript:Databases:orders:Migrations:Mode is Verify", refused.Message, StringComparison.Ordinal);
        Assert.False((await app.CommandAsync("verify")).Success);
        Assert.Equal(KnownResourceStates.Waiting, app.State("api"));

        await using (var other = await TestApp.StartAsync(workspace))
        {
            await other.StateAsync("api", KnownResourceStates.Running);
        }

        var verified = await app.CommandAsync("verify");

        Assert.True(verified.Success, verified.Message);
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(0, (await app.StateAsync("orders-migrations", KnownResourceStates.Finished)).Snapshot.ExitCode);
    }

    [Fact]
    public async Task Verify_objects_to_a_migration_that_was_changed_after_it_was_applied()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("api", KnownResourceStates.Running);
        workspace.WithMigration(TestWorkspace.FirstMigration, "CREATE TABLE jobs (id INTEGER);");

        var verified = await app.CommandAsync("verify");

        Assert.False(verified.Success);
        Assert.Contains($"app/{TestWorkspace.FirstMigration} was changed", verified.Message, StringComparison.Ordinal);
        await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Healthy);
    }

    [Theory]
    [InlineData("applied", "Finished", HealthStatus.Healthy)]
    [InlineData("rolled-back", "NotStarted", HealthStatus.Unhealthy)]
    public async Task Resolve_settles_the_migration_that_failed_and_the_state_follows_at_once(string resolution, string state, HealthStatus health)
    {
        using var workspace = TestWorkspace.WithJobs().WithMigration(Second, "CREATE TABLE a (id INTEGER);");
        await FailByHandAsync(workspace);
        await using var app = await TestApp.StartAsync(workspace);
        var failed = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Equal($"app/{Second}", failed.Snapshot.Properties.Single(p => p.Name == "netscript.failedAt").Value);
        Assert.Contains("resolve", app.EnabledCommands());
        Assert.DoesNotContain("baseline", app.EnabledCommands());

        var resolved = await app.CommandAsync("resolve", ("as", resolution));

        Assert.True(resolved.Success, resolved.Message);
        Assert.Contains(Second, resolved.Data?.Value, StringComparison.Ordinal);
        var migrations = await app.WaitAsync("orders-migrations", _ => true);
        Assert.Equal(state, migrations.Snapshot.State?.Text);
        Assert.DoesNotContain(migrations.Snapshot.Properties, p => p.Name == "netscript.failedAt");
        Assert.DoesNotContain("resolve", app.EnabledCommands());
        Assert.Equal(health, (await app.WaitAsync("orders", _ => true)).Snapshot.HealthStatus);
        if (health != HealthStatus.Healthy)
        {
            Assert.True((await app.CommandAsync("migrate")).Success);
        }

        await app.StateAsync("api", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Resolve_takes_only_what_it_offers_and_a_migration_that_has_failed()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.DoesNotContain("resolve", app.EnabledCommands());

        Assert.False((await app.CommandAsync("resolve")).Success);
        Assert.False((await app.CommandAsync("resolve", ("as", "done"))).Success);
        Assert.Contains("No migration has failed", (await app.CommandAsync("resolve", ("as", "applied"))).Message, StringComparison.Ordinal);
        var known = await app.CommandAsync("resolve", ("as", "rolled-back"), ("migration", TestWorkspace.FirstMigration));
        Assert.Contains("P3012", known.Message, StringComparison.Ordinal);
        await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Healthy);
    }

    [Fact]
    public async Task Baseline_marks_what_the_database_has_already_and_migrate_does_the_rest()
    {
        using var workspace = TestWorkspace.WithJobs().WithMigration(Second, "CREATE TABLE a (id INTEGER);");
        workspace.Execute("CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT NOT NULL);");
        await using var app = await TestApp.StartAsync(workspace);
        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("P3005", (string)migrations.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value!, StringComparison.Ordinal);
        Assert.Contains("baseline", app.EnabledCommands());
        var unknown = await app.CommandAsync("baseline", ("target", "nothing"));
        Assert.Contains("NS1002", unknown.Message, StringComparison.Ordinal);

        var baselined = await app.CommandAsync("baseline", ("target", TestWorkspace.FirstMigration));

        Assert.True(baselined.Success, baselined.Message);
        Assert.Equal(KnownResourceStates.NotStarted, app.State("orders-migrations"));
        Assert.True((await app.CommandAsync("migrate")).Success);
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(2, workspace.Scalar("SELECT count(*) FROM _prisma_migrations"));
        Assert.DoesNotContain("baseline", app.EnabledCommands());
    }

    [Fact]
    public async Task Reset_wants_the_name_of_the_database_and_leaves_it_migrated_and_seeded()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("api", KnownResourceStates.Running);
        workspace.Execute("INSERT INTO jobs VALUES (7, 'mine')");

        Assert.False((await app.CommandAsync("reset")).Success);
        var wrong = await app.CommandAsync("reset", ("confirm", "orders"));
        Assert.Contains("Type 'orders.db'", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(2, workspace.Scalar("SELECT count(*) FROM jobs"));

        var reset = await app.CommandAsync("reset", ("confirm", "orders.db"));

        Assert.True(reset.Success, reset.Message);
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
        Assert.Equal(HealthStatus.Healthy, (await app.WaitAsync("orders", _ => true)).Snapshot.HealthStatus);
    }

    [Fact]
    public async Task Commands_are_refused_with_the_reason_while_a_run_goes_on()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var writer = workspace.HoldWriteLock();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("orders-migrations", "Locking");

        Assert.Equal(["preview", "status"], app.EnabledCommands().Order());
        foreach (var (command, arguments) in new (string, (string, string)[])[]
        {
            ("migrate", []), ("seed", []), ("verify", []), ("baseline", []), ("resolve", [("as", "applied")]), ("reset", [("confirm", "orders.db")]),
        })
        {
            var result = await app.CommandAsync(command, arguments);
            Assert.False(result.Success);
            Assert.Contains("already", result.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Off_offers_nothing_that_runs_and_says_why()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Off");
        await app.StateAsync("api", KnownResourceStates.Running);

        Assert.Equal(["preview", "status"], app.EnabledCommands().Order());
        Assert.Contains("Mode is Off", (await app.CommandAsync("migrate")).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.DatabaseFile));
    }

    [Fact]
    public async Task Status_is_fresh_where_somebody_else_changes_the_database()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("api", KnownResourceStates.Running);
        workspace.Execute("UPDATE _prisma_migrations SET finished_at = NULL");

        var status = await app.CommandAsync("status");

        Assert.Contains("| app/20260101000000_init | Failed |", status.Data?.Value, StringComparison.Ordinal);
        Assert.Contains("resolve", app.EnabledCommands());
        Assert.DoesNotContain("seed", app.EnabledCommands());
        Assert.Equal(KnownResourceStates.Finished, app.State("orders-migrations"));
    }

    // As another tool leaves a migration that failed: begun, and neither finished nor rolled back.
    private static async Task FailByHandAsync(TestWorkspace workspace)
    {
        await using (var app = await TestApp.StartAsync(workspace))
        {
            await app.StateAsync("api", KnownResourceStates.Running);
        }

        workspace.Execute($"DROP TABLE a; UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0, logs = 'out of luck' WHERE migration_name = '{Second}'");
    }
}
