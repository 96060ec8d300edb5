using Microsoft.Extensions.Diagnostics.HealthChecks;

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
    public async Task The_state_shows_what_is_migrated_and_seeded()
    {
        using var workspace = TestWorkspace.WithJobs();
        var seen = new List<string>();
        await using var app = await TestApp.StartAsync(workspace);
        await app.WaitAsync("orders-migrations", e =>
        {
            seen.Add(e.Snapshot.State?.Text ?? "");
            return e.Snapshot.ExitCode is not null;
        });

        var last = await app.WaitAsync("orders-migrations", e => e.Snapshot.ExitCode is not null);
        Assert.Equal("1", Property(last, "netscript.migrations.applied"));
        Assert.Equal("0", Property(last, "netscript.migrations.pending"));
        Assert.Equal("1/1", Property(last, "netscript.seeds"));
        Assert.Contains(TestWorkspace.FirstMigration, Property(last, "netscript.migrations.last"), StringComparison.Ordinal);
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
