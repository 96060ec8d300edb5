using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <summary>What a test does to the containers of its AppHost.</summary>
internal static class ContainerAppExtensions
{
    /// <summary>Gives the id of the container that a resource runs as.</summary>
    public static async Task<string> ContainerIdAsync(this TestApp app, string resource)
    {
        var found = await app.WaitAsync(resource, e => Id(e) is { Length: > 0 });
        return Id(found)!;
    }

    /// <summary>The container of the database "orders", for what no configuration says.</summary>
    public static IResourceBuilder<ContainerResource> ServerContainer(this IDistributedApplicationBuilder builder) =>
        builder.CreateResourceBuilder((ContainerResource)builder.Resources.Single(resource => resource.Name == "orders-server"));

    /// <summary>Starts the container of the database "orders" with the command that the dashboard has, and waits until the server answers.</summary>
    public static async Task StartServerAsync(this TestApp app)
    {
        var result = await app.Application.ResourceCommands.ExecuteCommandAsync("orders-server", KnownResourceCommands.StartCommand, TestContext.Current.CancellationToken);
        Assert.True(result.Success, result.Message);
        await app.WaitAsync("orders-server", e => e.Snapshot.State?.Text == KnownResourceStates.Running && e.Snapshot.HealthStatus == HealthStatus.Healthy);
    }

    private static string? Id(ResourceEvent e) => e.Snapshot.Properties.SingleOrDefault(p => p.Name == "container.id")?.Value as string;
}
