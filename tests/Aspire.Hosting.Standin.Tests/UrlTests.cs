using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Standin.Tests;

public sealed class UrlTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_application_changes_the_URLs_that_are_shown_once_endpoints_are_allocated()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddTestContainer("api").WithHttpEndpoint(targetPort: 80)
            .WithUrlForEndpoint("http", url => url.DisplayText = "API")
            .WithUrl("/docs")
            .WithUrl("https://example.org/", "Home");
        api.WithUrl($"{api.GetEndpoint("http")}/health", "Health");
        await using var app = builder.Build();
        await app.StartAsync(Token);
        api.Allocated("http", 18080);

        await app.Services.GetRequiredService<IDistributedApplicationEventing>().PublishAsync(new ResourceEndpointsAllocatedEvent(api.Resource, app.Services), Token);

        Assert.Equal(
            [("http", "http://localhost:18080/docs", "API"), (null, "https://example.org/docs", "Home"), ("http", "http://localhost:18080/health", "Health")],
            app.GetSnapshot("api").Urls.Select(url => (url.Name, url.Url, url.DisplayProperties.DisplayName)));
    }

    [Fact]
    public async Task The_URLs_of_endpoints_are_active_while_the_resource_runs()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddTestContainer("api").WithHttpEndpoint(targetPort: 80);
        await using var app = builder.Build();
        await app.StartAsync(Token);
        api.Allocated("http", 18080);
        await builder.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(api.Resource, app.Services), Token);

        await app.ResourceCommands.ExecuteCommandAsync("api", KnownResourceCommands.StopCommand, Token);
        await app.ResourceNotifications.WaitForResourceAsync("api", candidate => candidate.Snapshot is { State.Text: "Exited", Urls: [{ IsInactive: true }] }, Token);
        await app.ResourceCommands.ExecuteCommandAsync("api", KnownResourceCommands.StartCommand, Token);
        await app.ResourceNotifications.WaitForResourceAsync("api", candidate => candidate.Snapshot is { State.Text: "Running", Urls: [{ IsInactive: false }] }, Token);
    }

    [Fact]
    public async Task A_resource_without_endpoints_shows_URLs_too()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.AddTest("docs").WithUrls(context => context.Urls.Add(new ResourceUrlAnnotation { Url = "https://example.org/" }));
        await using var app = builder.Build();
        await app.StartAsync(Token);

        var shown = await app.ResourceNotifications.WaitForResourceAsync("docs", candidate => candidate.Snapshot.Urls.Length > 0, Token);

        Assert.Equal("https://example.org/", Assert.Single(shown.Snapshot.Urls).Url);
    }

    [Fact]
    public async Task A_hidden_resource_is_marked()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.AddTest("helper").WithHidden();
        await using var app = builder.Build();
        await app.StartAsync(Token);

        Assert.True(app.GetSnapshot("helper").IsHidden);
    }
}
