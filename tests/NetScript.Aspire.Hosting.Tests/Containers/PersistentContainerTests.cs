namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <summary>Containers that outlive their AppHost. One after the other: they are named after the AppHost and the resource, whatever the engine.</summary>
public sealed class PersistentContainerTests
{
    [Theory]
    [InlineData(ContainerServer.Postgres)]
    [InlineData(ContainerServer.MySql)]
    public async Task A_persistent_server_outlives_the_AppHost_and_is_found_again(string engine)
    {
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder);
        string[] settings = [.. server.Settings("orders"), "--NetScript:Databases:orders:Persistent=true", "--DcpPublisher:RandomizePorts=false"];
        string? first = null;
        try
        {
            await using (var app = await TestApp.StartAsync(workspace, settings))
            {
                first = await app.ContainerIdAsync("orders-server");
                await app.StateAsync("api", KnownResourceStates.Running);
                await server.ScalarAsync(app.Database, "INSERT INTO jobs (id, name) VALUES (2, 'weekly')");
            }

            await using var again = await TestApp.StartAsync(workspace, settings);
            Assert.Equal(first, await again.ContainerIdAsync("orders-server"));
            await again.StateAsync("api", KnownResourceStates.Running);
            Assert.Equal(2, await server.CountAsync(again.Database, "jobs"));
        }
        finally
        {
            await Docker.RemoveAsync(first);
        }
    }
}
