using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>An application that serves the dashboard, and a client in the dashboard's place.</summary>
internal sealed class DashboardTestService : IAsyncDisposable
{
    private readonly ResourceServer _server;

    private DashboardTestService(DistributedApplication app, ResourceServer server)
    {
        App = app;
        _server = server;
        Client = new DashboardGrpcClient(server.Address);
    }

    public DistributedApplication App { get; }

    public DashboardGrpcClient Client { get; }

    public ResourceLoggerService Logs => App.Services.GetRequiredService<ResourceLoggerService>();

    public InteractionService Interactions => App.Services.GetRequiredService<InteractionService>();

    public static string Method(string name) => "/aspire.v1.DashboardService/" + name;

    public static async Task<DashboardTestService> StartAsync(Action<IDistributedApplicationBuilder> describe, CancellationToken cancellationToken)
    {
        var builder = TestApplication.CreateBuilder();

        // There is a dashboard as far as questions go: the test is it.
        builder.Services.AddSingleton(services => new InteractionService(services, new DistributedApplicationOptions()));
        builder.Services.AddDashboard();
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(DashboardHost)));
        describe(builder);

        var app = builder.Build();
        await app.StartAsync(cancellationToken);
        var server = await ResourceServer.StartAsync(
            (endpoints, stopping) => app.Services.GetRequiredService<ResourceService>().Map(endpoints, NullLogger.Instance, stopping),
            new Uri("http://127.0.0.1:0"),
            apiKey: null,
            cancellationToken);

        return new(app, server);
    }

    public IAsyncEnumerable<Dashboard.Protocol.WatchResourcesUpdate> WatchResourcesAsync(CancellationToken cancellationToken)
        => Client.StreamAsync(Method("WatchResources"), new Dashboard.Protocol.WatchResourcesRequest(), Dashboard.Protocol.WatchResourcesUpdate.Parser, cancellationToken);

    public Task<Dashboard.Protocol.ResourceCommandResponse> RunAsync(Dashboard.Protocol.ResourceCommandRequest request, CancellationToken cancellationToken)
        => Client.CallAsync(Method("ExecuteResourceCommand"), request, Dashboard.Protocol.ResourceCommandResponse.Parser, cancellationToken);

    public IAsyncEnumerable<Dashboard.Protocol.WatchResourceConsoleLogsUpdate> ReadLogsAsync(string resource, bool follow, CancellationToken cancellationToken)
        => Client.StreamAsync(
            Method("WatchResourceConsoleLogs"),
            new Dashboard.Protocol.WatchResourceConsoleLogsRequest { ResourceName = resource, SuppressFollow = !follow },
            Dashboard.Protocol.WatchResourceConsoleLogsUpdate.Parser,
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        await App.DisposeAsync();
    }
}
