using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Standin.Tests;

public sealed class ApplicationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disposing_of_a_running_application_stops_its_processes()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.AddTestContainer("api");
        var app = builder.Build();
        await app.StartAsync(Token);
        var launcher = app.Services.GetRequiredService<FakeLauncher>();

        await app.DisposeAsync();

        Assert.Equal(["stop"], launcher.Calls);
    }

    [Fact]
    public async Task A_run_ends_when_the_application_is_told_to_stop_while_resources_wait()
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("database").Resource;
        builder.AddTestContainer("api").Waiting(dependency);
        using var log = new RecordedLog();
        builder.Services.AddSingleton<ILoggerProvider>(log);
        await using var app = builder.Build();
        var run = app.RunAsync(Token);
        await app.ResourceNotifications.WaitForResourceAsync("api", KnownResourceStates.Waiting, Token);

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await run;

        Assert.Empty(log.Errors);
        Assert.Equal(["stop"], app.Services.GetRequiredService<FakeLauncher>().Calls);
    }

    [Theory]
    [InlineData("--operation", "publish")]
    [InlineData("--publisher", "manifest")]
    public void Publishing_is_refused_when_the_application_is_built(string option, string value)
    {
        var builder = DistributedApplication.CreateBuilder([option, value]);

        Assert.True(builder.ExecutionContext.IsPublishMode);
        Assert.Throws<NotSupportedException>(() => builder.Build());
    }

    [Fact]
    public void The_command_line_and_the_options_are_the_configuration()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--Colour", "red"],
            ProjectDirectory = AppContext.BaseDirectory,
            DashboardApplicationName = "Shop",
        });

        Assert.Equal("red", builder.Configuration["Colour"]);
        Assert.Equal(AppContext.BaseDirectory, builder.AppHostDirectory);
        Assert.Equal("Shop", builder.Configuration["AppHost:DashboardApplicationName"]);
        Assert.NotNull(builder.Configuration["AppHost:OtlpApiKey"]);
        Assert.NotNull(builder.Configuration["AppHost:BrowserToken"]);
        Assert.NotNull(builder.Configuration["AppHost:ResourceService:ApiKey"]);
    }

    [Fact]
    public async Task Tests_run_without_a_dashboard_on_free_ports_unless_they_want_it_otherwise()
    {
        DistributedApplicationOptions? made = null;
        await using var builder = DistributedApplicationTestingBuilder.Create(["--DcpPublisher:RandomizePorts", "false"], (options, _) => made = options);

        Assert.True(made?.DisableDashboard);
        Assert.Equal("false", builder.Configuration["DcpPublisher:RandomizePorts"]);
        Assert.Equal("http://localhost:0", builder.Configuration["ASPNETCORE_URLS"]);
    }

    [Fact]
    public void A_resource_is_found_by_name_and_type()
    {
        var builder = DistributedApplication.CreateBuilder();
        var resource = builder.AddTest("database").Resource;

        Assert.Same(resource, builder.CreateResourceBuilder<TestResource>("Database").Resource);
        Assert.False(builder.TryCreateResourceBuilder<ContainerResource>("database", out _));
        Assert.Throws<InvalidOperationException>(() => builder.CreateResourceBuilder<ContainerResource>("database"));
        Assert.Throws<DistributedApplicationException>(() => builder.AddTest("DATABASE"));
    }
}
