using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <summary>What becomes of a database when its data, its password or its container are not what they were.</summary>
public abstract class ContainerDataTests(string engine)
{
    [Fact]
    public async Task A_password_with_which_the_data_were_not_created_is_said_on_the_resource()
    {
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder);
        string[] settings = [.. server.Settings("orders"), $"--NetScript:Databases:orders:DataPath={workspace.DataPath}"];
        await using (var app = await TestApp.StartAsync(workspace, settings))
        {
            await app.StateAsync("api", KnownResourceStates.Running);
        }

        await using (var drifted = await TestApp.StartAsync(workspace, [.. settings, "--Parameters:orders-password=an0therS3cret"]))
        {
            // Before the run where the server's own health check logs in, else by the run.
            var waiting = drifted.StateAsync("orders", "Wrong password");
            var running = drifted.StateAsync("orders-migrations", KnownResourceStates.Exited);
            var found = await await Task.WhenAny(waiting, running);
            var problem = (string)found.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value!;
            Assert.Contains("orders-password", problem, StringComparison.Ordinal);
            Assert.Contains(workspace.DataPath, problem, StringComparison.Ordinal);
            Assert.DoesNotContain("an0therS3cret", problem + await drifted.LogOfMigrationsAsync(), StringComparison.Ordinal);
            Assert.Equal(KnownResourceStates.Waiting, drifted.State("api"));
        }

        await using var mended = await TestApp.StartAsync(workspace, settings);
        await mended.StateAsync("api", KnownResourceStates.Running);
    }

    [Fact]
    public async Task A_container_that_is_made_anew_under_a_running_AppHost_gets_its_schema_back_by_itself()
    {
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder);
        await using var app = await TestApp.StartAsync(workspace, server.Settings("orders"));
        await app.StateAsync("api", KnownResourceStates.Running);
        var first = await app.ContainerIdAsync("orders-server");

        // Without a data path the data are the container's, and the start command makes another one.
        var stopped = await app.Application.ResourceCommands.ExecuteCommandAsync("orders-server", KnownResourceCommands.StopCommand, TestContext.Current.CancellationToken);
        Assert.True(stopped.Success, stopped.Message);
        await app.StateAsync("orders-server", KnownResourceStates.Exited);
        await app.WaitAsync("orders", e => e.Snapshot.State?.Text == KnownResourceStates.Waiting && e.Snapshot.HealthStatus != HealthStatus.Healthy);
        await app.StartServerAsync();

        await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Healthy);
        Assert.NotEqual(first, await app.ContainerIdAsync("orders-server"));
        Assert.Equal(1, await server.CountAsync(app.Database, "jobs"));
    }

    [Fact]
    public async Task A_second_AppHost_on_the_same_data_starts_no_server_and_says_why()
    {
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder);
        string[] settings = [.. server.Settings("orders"), $"--NetScript:Databases:orders:DataPath={workspace.DataPath}"];
        await using var first = await TestApp.StartAsync(workspace, settings);
        await first.StateAsync("api", KnownResourceStates.Running);

        await using var second = await TestApp.StartAsync(workspace, settings);

        var database = await second.StateAsync("orders", KnownResourceStates.FailedToStart);
        Assert.Contains($"Another AppHost runs a server on the data of 'orders' in {workspace.DataPath}", (string)database.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value!, StringComparison.Ordinal);
        Assert.Equal(KnownResourceStates.FailedToStart, second.State("orders-server"));
        Assert.Equal(1, await server.CountAsync(first.Database, "jobs"));
    }
}
