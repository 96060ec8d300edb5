using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetScript.Aspire.Hosting.Migrations;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Tests;

public sealed class GatingTests
{
    [Fact]
    public async Task A_dependent_waits_until_a_slow_migration_has_ended()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using (var writer = workspace.HoldWriteLock())
        {
            await using var app = await TestApp.StartAsync(workspace);
            await app.StateAsync("orders-migrations", "Locking");
            await app.StateAsync("api", KnownResourceStates.Waiting);
            Assert.NotEqual(HealthStatus.Healthy, (await app.WaitAsync("orders", _ => true)).Snapshot.HealthStatus);

            await writer.DisposeAsync();

            await app.StateAsync("api", KnownResourceStates.Running);
            Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
        }
    }

    [Fact]
    public async Task A_database_is_healthy_and_its_migrations_finished_when_all_is_applied_and_seeded()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace);

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Finished);
        Assert.Equal(0, migrations.Snapshot.ExitCode);
        Assert.NotNull(migrations.Snapshot.StopTimeStamp);
        await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Healthy);
        await app.StateAsync("api", KnownResourceStates.Running);
    }

    [Fact]
    public async Task The_state_shows_the_progress_and_the_properties_the_result()
    {
        const string Slow = "20260102000000_count";
        using var workspace = TestWorkspace.WithJobs().WithMigration(
            Slow, "CREATE TABLE total AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000000) SELECT count(*) FROM n;");
        await using var writer = workspace.HoldWriteLock();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("orders-migrations", "Locking");
        await app.StateAsync("orders", "Migrating");

        var states = new List<string?>();
        var end = app.WaitAsync("orders-migrations", e =>
        {
            states.Add(e.Snapshot.State?.Text);
            return e.Snapshot.ExitCode is not null;
        });
        await writer.DisposeAsync();
        var last = await end;

        Assert.Contains($"Migrating 2/2 app/{Slow}", states);
        Assert.Equal(KnownResourceStates.Finished, states[^1]);
        Assert.Equal("2", Property(last, "netscript.migrations.applied"));
        Assert.Equal("0", Property(last, "netscript.migrations.pending"));
        Assert.Equal("1/1", Property(last, "netscript.seeds"));
        Assert.Equal($"app/{Slow}", Property(last, "netscript.migrations.last"));
    }

    [Fact]
    public async Task Progress_that_comes_faster_than_it_can_be_shown_is_shown_in_order_and_to_the_last()
    {
        var shown = new List<string>();
        await using (var progress = new ProgressPublisher(step =>
        {
            shown.Add(step);
            return Task.CompletedTask;
        }))
        {
            for (var i = 1000; i <= 9999; i++)
            {
                progress.Report(new ScriptStartedEvent(ScriptKind.Migration, "app/x", i, 9999, 1));
            }
        }

        Assert.Equal("Migrating 9999/9999 app/x", shown[^1]);
        Assert.Equal(shown.Order(StringComparer.Ordinal), shown);
    }

    [Fact]
    public async Task Resources_that_wait_for_the_completion_of_the_migrations_start_after_them()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var writer = workspace.HoldWriteLock();
        await using var app = await TestApp.StartAsync(workspace, (builder, database) =>
        {
            builder.AddResource(new Dependent("job")).WaitForCompletion(database.Migrations).StartsLikeAService();
            builder.AddResource(new Dependent("worker")).WaitFor(database.Migrations).StartsLikeAService();
        });
        await app.StateAsync("job", KnownResourceStates.Waiting);
        await app.StateAsync("worker", KnownResourceStates.Waiting);

        await writer.DisposeAsync();

        await app.StateAsync("job", KnownResourceStates.Running);
        await app.StateAsync("worker", KnownResourceStates.Running);
    }

    private static string? Property(ResourceEvent e, string name) =>
        e.Snapshot.Properties.SingleOrDefault(p => p.Name == name)?.Value?.ToString();
}
