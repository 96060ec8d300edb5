using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class WaitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dependent_waits_until_its_dependency_is_running_and_the_start_does_not_return_before()
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("database").Resource;
        builder.AddTestContainer("api").Waiting(dependency);
        await using var app = builder.Build();

        var start = app.StartAsync(Token);
        var waiting = await app.ResourceNotifications.WaitForResourceAsync("api", candidate => candidate.Snapshot.State?.Text == KnownResourceStates.Waiting, Token);
        Assert.Equal(["database"], (IEnumerable<string>)waiting.Snapshot.Properties.Single(property => property.Name == "resource.waitingFor").Value!);
        Assert.False(start.IsCompleted);

        await app.PublishAsync(dependency, KnownResourceStates.Running);
        await start;

        Assert.Equal(KnownResourceStates.Running, app.GetSnapshot("api").State?.Text);
        Assert.DoesNotContain(app.GetSnapshot("api").Properties, property => property.Name == "resource.waitingFor");
    }

    [Theory]
    [InlineData("FailedToStart", "it failed to start")]
    [InlineData("Exited", "it entered the 'Exited' state prematurely")]
    [InlineData("RuntimeUnhealthy", "it entered the 'RuntimeUnhealthy' state prematurely")]
    public async Task A_dependency_that_becomes_unavailable_ends_the_wait_where_there_is_no_dashboard(string state, string reason)
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("database").Resource;
        var dependent = builder.AddTest("api").Waiting(dependency).Resource;
        await using var app = builder.Build();
        await app.PublishAsync(dependency, state);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.ResourceNotifications.WaitForDependenciesAsync(dependent, Token));

        Assert.Equal($"Resource 'api' stopped waiting for dependency resource 'database' because {reason}.", exception.Message);
    }

    [Fact]
    public async Task A_wait_may_go_on_when_the_dependency_becomes_unavailable()
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("database").Resource;
        var dependent = builder.AddTest("api").Waiting(dependency, WaitType.WaitUntilStarted, behavior: WaitBehavior.WaitOnResourceUnavailable).Resource;
        await using var app = builder.Build();
        await app.PublishAsync(dependency, KnownResourceStates.Exited);

        var wait = app.ResourceNotifications.WaitForDependenciesAsync(dependent, Token);
        Assert.False(wait.IsCompleted);

        await app.PublishAsync(dependency, KnownResourceStates.Running);
        await wait;
    }

    [Theory]
    [InlineData("Finished", 0, null)]
    [InlineData("Finished", null, null)]
    [InlineData("Finished", 3, "it entered the 'Finished' state with exit code '3', expected '0'")]
    [InlineData("FailedToStart", null, "it failed to start")]
    public async Task A_wait_for_completion_ends_as_the_dependency_does(string state, int? exitCode, string? reason)
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("migrations").Resource;
        var dependent = builder.AddTest("api").Waiting(dependency, WaitType.WaitForCompletion).Resource;
        await using var app = builder.Build();
        await app.PublishAsync(dependency, KnownResourceStates.Running);
        var wait = app.ResourceNotifications.WaitForDependenciesAsync(dependent, Token);
        Assert.False(wait.IsCompleted);

        await app.PublishAsync(dependency, state, exitCode);

        var exception = await Record.ExceptionAsync(() => wait);
        Assert.Equal(reason is null ? null : $"Resource 'api' stopped waiting for dependency resource 'migrations' because {reason}.", exception?.Message);
    }

    [Fact]
    public async Task A_failing_ready_handler_fails_those_who_wait()
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("database").OnResourceReady((_, _, _) => throw new InvalidOperationException("no schema")).Resource;
        var dependent = builder.AddTest("api").Waiting(dependency).Resource;
        await using var app = builder.Build();
        await app.StartAsync(Token);

        await app.PublishAsync(dependency, KnownResourceStates.Running);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => app.ResourceNotifications.WaitForDependenciesAsync(dependent, Token));
        Assert.Equal("no schema", exception.Message);
    }

    [Fact]
    public async Task A_failed_dependency_keeps_a_process_from_starting()
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("migrations").Resource;
        builder.AddTestContainer("api").Waiting(dependency, WaitType.WaitForCompletion);
        await using var app = builder.Build();

        var start = app.StartAsync(Token);
        await app.ResourceNotifications.WaitForResourceAsync("api", KnownResourceStates.Waiting, Token);
        await app.PublishAsync(dependency, KnownResourceStates.FailedToStart);
        await start;

        Assert.Equal(KnownResourceStates.FailedToStart, app.GetSnapshot("api").State?.Text);
    }

    [Fact]
    public async Task The_start_command_ends_the_wait_of_a_process()
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("database").Resource;
        builder.AddTestContainer("api").Waiting(dependency);
        await using var app = builder.Build();

        var start = app.StartAsync(Token);
        await app.ResourceNotifications.WaitForResourceAsync("api", KnownResourceStates.Waiting, Token);
        var result = await app.ResourceCommands.ExecuteCommandAsync("api", KnownResourceCommands.StartCommand, Token);
        await start;

        Assert.True(result.Success, result.Message);
        Assert.Equal(KnownResourceStates.Running, app.GetSnapshot("api").State?.Text);
    }

    [Fact]
    public async Task A_resource_that_starts_itself_waits_when_it_publishes_that_it_is_about_to()
    {
        await using var builder = TestApplication.CreateBuilder();
        var dependency = builder.AddTest("database").Resource;
        builder.AddTest("migrations").Waiting(dependency).OnInitializeResource(async (resource, @event, cancellationToken) =>
        {
            await @event.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, @event.Services), cancellationToken);
            await @event.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Finished });
        });
        await using var app = builder.Build();
        await app.StartAsync(Token);
        await app.ResourceNotifications.WaitForResourceAsync("migrations", KnownResourceStates.Waiting, Token);

        await app.PublishAsync(dependency, KnownResourceStates.Running);

        await app.ResourceNotifications.WaitForResourceAsync("migrations", KnownResourceStates.Finished, Token);
    }

    [Fact]
    public async Task Waiting_for_an_unknown_resource_to_be_healthy_fails_at_once()
    {
        await using var builder = TestApplication.CreateBuilder();
        await using var app = builder.Build();

        await Assert.ThrowsAsync<DistributedApplicationException>(() => app.ResourceNotifications.WaitForResourceHealthyAsync("nobody", WaitBehavior.StopOnResourceUnavailable, Token));
    }
}
