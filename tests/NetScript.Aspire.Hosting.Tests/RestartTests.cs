
namespace NetScript.Aspire.Hosting.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task A_second_start_applies_and_seeds_nothing()
    {
        using var workspace = TestWorkspace.WithJobs();
        await RunOnceAsync(workspace);
        var applied = workspace.Scalar("SELECT max(finished_at) FROM _prisma_migrations");

        await RunOnceAsync(workspace);

        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM _prisma_migrations"));
        Assert.Equal(applied, workspace.Scalar("SELECT max(finished_at) FROM _prisma_migrations"));
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task Two_AppHosts_on_one_database_apply_each_migration_once()
    {
        using var workspace = TestWorkspace.WithJobs();
        for (var i = 0; i < 20; i++)
        {
            workspace.WithMigration($"202602010000{i:00}_table_{i}", $"CREATE TABLE t{i} (id INTEGER);");
        }

        await Task.WhenAll(RunOnceAsync(workspace), RunOnceAsync(workspace));

        Assert.Equal(21, workspace.Scalar("SELECT count(*) FROM _prisma_migrations"));
        Assert.Equal(21, workspace.Scalar("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"));
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    private static async Task RunOnceAsync(TestWorkspace workspace)
    {
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("api", KnownResourceStates.Running);
    }
}
