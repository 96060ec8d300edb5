using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Standin.Tests;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dependent_waits_until_its_dependency_is_healthy()
    {
        await using var builder = TestApplication.CreateBuilder();
        var isHealthy = false;
        builder.Services.AddHealthChecks().AddCheck("database-check", () => Volatile.Read(ref isHealthy) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("not yet"));
        var dependency = builder.AddTest("database").WithAnnotation(new HealthCheckAnnotation("database-check")).Resource;
        var dependent = builder.AddTest("api").Waiting(dependency).Resource;
        await using var app = builder.Build();
        await app.StartAsync(Token);
        await app.PublishAsync(dependency, KnownResourceStates.Running);

        var wait = app.ResourceNotifications.WaitForDependenciesAsync(dependent, Token);
        await app.ResourceNotifications.WaitForResourceAsync("database", candidate => candidate.Snapshot.HealthReports is [{ Description: "not yet", Status: HealthStatus.Unhealthy }], Token);
        Assert.False(wait.IsCompleted);

        Volatile.Write(ref isHealthy, true);
        await wait;

        Assert.Equal(HealthStatus.Healthy, app.GetSnapshot("database").HealthStatus);
    }

    [Fact]
    public async Task The_checks_of_a_parent_are_those_of_its_children()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Services.AddHealthChecks().AddCheck("server-check", () => HealthCheckResult.Degraded("slow"));
        var server = builder.AddTestContainer("server").WithAnnotation(new HealthCheckAnnotation("server-check")).Resource;
        builder.AddResource(new TestChildResource("database", server));
        await using var app = builder.Build();
        await app.StartAsync(Token);

        var degraded = await app.ResourceNotifications.WaitForResourceAsync("database", candidate => candidate.Snapshot.HealthStatus == HealthStatus.Degraded, Token);

        Assert.Equal(["server-check"], degraded.Snapshot.HealthReports.Select(report => report.Name));
    }

    [Fact]
    public async Task A_resource_is_ready_once_for_each_time_that_it_runs()
    {
        await using var builder = TestApplication.CreateBuilder();
        var ready = new TaskCompletionSource();
        var readyCount = 0;
        var resource = builder.AddTest("database").OnResourceReady((_, _, _) =>
        {
            Interlocked.Increment(ref readyCount);
            ready.TrySetResult();
            return Task.CompletedTask;
        }).Resource;
        await using var app = builder.Build();
        await app.StartAsync(Token);

        await app.PublishAsync(resource, KnownResourceStates.Running);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("database", Token);
        await app.ResourceNotifications.PublishUpdateAsync(resource, snapshot => snapshot with { StartTimeStamp = DateTime.UnixEpoch });
        Assert.Equal(1, readyCount);

        ready = new TaskCompletionSource();
        await app.PublishAsync(resource, KnownResourceStates.Exited);
        await app.PublishAsync(resource, KnownResourceStates.Running);
        await ready.Task.WaitAsync(Token);
        Assert.Equal(2, readyCount);
    }

    [Fact]
    public async Task A_check_that_is_not_registered_keeps_the_application_from_starting()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.AddTest("database").WithAnnotation(new HealthCheckAnnotation("forgotten"));
        await using var app = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Token));

        Assert.Contains("'forgotten' is not registered and is required for resource 'database'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_cannot_be_made_is_unhealthy()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration("broken", _ => throw new InvalidOperationException("no driver"), null, null));
        var resource = builder.AddTest("database").WithAnnotation(new HealthCheckAnnotation("broken")).Resource;
        await using var app = builder.Build();
        await app.StartAsync(Token);
        await app.PublishAsync(resource, KnownResourceStates.Running);

        var unhealthy = await app.ResourceNotifications.WaitForResourceAsync("database", candidate => candidate.Snapshot.HealthReports is [{ Status: not null }], Token);

        Assert.Contains("no driver", unhealthy.Snapshot.HealthReports[0].ExceptionText, StringComparison.Ordinal);
    }
}
