using Aspire.Hosting.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetScript.Aspire.Hosting.Tests;

public sealed class SeveralDatabasesTests
{
    [Fact]
    public async Task Every_enabled_database_of_the_block_is_migrated_into_its_own_file()
    {
        using var workspace = TestWorkspace.WithJobs();
        var builder = DistributedApplicationTestingBuilder.Create(
        [
            $"--NetScript:Workspace={workspace.Root}", "--NetScript:PrimaryDatabase=orders",
            "--NetScript:Databases:audit:Engine=Sqlite", "--NetScript:Databases:audit:DataPath=audit.db",
            "--NetScript:Databases:orders:Engine=Sqlite", "--NetScript:Databases:orders:DataPath=orders.db",
            "--NetScript:Databases:old:Engine=Sqlite", "--NetScript:Databases:old:DataPath=old.db", "--NetScript:Databases:old:Enabled=false",
        ]);

        var databases = builder.AddNetScriptDatabases();
        await using var app = await builder.BuildAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["audit", "orders"], databases.Select(database => database.Resource.Name).Order());
        foreach (var database in databases)
        {
            await app.ResourceNotifications.WaitForResourceAsync(
                database.Resource.Name, e => e.Snapshot.HealthStatus == HealthStatus.Healthy, TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
        Assert.True(File.Exists(Path.Combine(workspace.Root, "audit.db")));
        Assert.False(File.Exists(Path.Combine(workspace.Root, "old.db")));
    }

    [Fact]
    public async Task A_database_can_be_migrated_after_another_one()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(
            workspace,
            (builder, orders) => builder.AddNetScriptDatabase("audit").Migrations.WaitForCompletion(orders.Migrations),
            "--NetScript:PrimaryDatabase=orders", "--NetScript:Databases:orders:Migrations:Mode=Manual",
            "--NetScript:Databases:audit:Engine=Sqlite", "--NetScript:Databases:audit:DataPath=audit.db");
        await app.AwaitsCommandAsync();
        await app.StateAsync("audit-migrations", KnownResourceStates.Waiting);
        Assert.False(File.Exists(Path.Combine(workspace.Root, "audit.db")));

        Assert.True((await app.CommandAsync("migrate")).Success);

        await app.StateAsync("audit-migrations", KnownResourceStates.Finished);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "audit.db")));
    }
}
