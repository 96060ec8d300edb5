namespace NetScript.Aspire.Hosting.Tests;

public sealed class ModeTests
{
    [Fact]
    public async Task Verify_changes_nothing_and_fails_while_something_is_pending()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using (var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Verify"))
        {
            Assert.Equal(1, (await app.StateAsync("orders-migrations", KnownResourceStates.Exited)).Snapshot.ExitCode);
            Assert.Equal(KnownResourceStates.Waiting, (await app.StateAsync("api", KnownResourceStates.Waiting)).Snapshot.State?.Text);
            Assert.False(File.Exists(workspace.DatabaseFile));
        }

        await using (var app = await TestApp.StartAsync(workspace))
        {
            await app.StateAsync("api", KnownResourceStates.Running);
        }

        await using (var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Verify"))
        {
            await app.StateAsync("api", KnownResourceStates.Running);
            Assert.Equal(0, (await app.StateAsync("orders-migrations", KnownResourceStates.Finished)).Snapshot.ExitCode);
        }
    }

    [Fact]
    public async Task Manual_waits_for_the_migrate_command()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Manual");
        await app.AwaitsCommandAsync();
        Assert.Equal(KnownResourceStates.NotStarted, app.State("orders-migrations"));
        Assert.False(File.Exists(workspace.DatabaseFile));

        Assert.True((await app.CommandAsync("migrate")).Success);

        await app.StateAsync("api", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Off_takes_the_database_as_it_is()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Off");

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.False(File.Exists(workspace.DatabaseFile));
    }

    [Fact]
    public async Task Off_needs_no_migrations_on_disk()
    {
        using var workspace = new TestWorkspace();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Off");

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(0, (await app.StateAsync("orders-migrations", KnownResourceStates.Finished)).Snapshot.ExitCode);
    }

    [Fact]
    public async Task Status_changes_neither_the_state_nor_the_database()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Manual");
        await app.AwaitsCommandAsync();
        var before = app.State("orders-migrations");

        var status = await app.CommandAsync("status");

        Assert.True(status.Success, status.Message);
        Assert.Contains("Pending", status.Data?.Value, StringComparison.Ordinal);
        Assert.Equal(before, app.State("orders-migrations"));
        Assert.False(File.Exists(workspace.DatabaseFile));
    }
}
