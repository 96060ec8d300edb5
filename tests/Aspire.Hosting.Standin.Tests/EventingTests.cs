using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Standin.Tests;

public sealed class EventingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handlers_run_in_turn_and_a_failure_ends_the_turn()
    {
        var eventing = new DistributedApplicationEventing();
        var calls = new List<string>();
        eventing.Subscribe<Happened>((_, _) => Note("first"));
        eventing.Subscribe<Happened>((_, _) => throw new InvalidOperationException("second"));
        eventing.Subscribe<Happened>((_, _) => Note("third"));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => eventing.PublishAsync(new Happened(), Token));

        Assert.Equal("second", exception.Message);
        Assert.Equal(["first"], calls);

        Task Note(string call)
        {
            calls.Add(call);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Concurrent_handlers_do_not_wait_for_each_other()
    {
        var eventing = new DistributedApplicationEventing();
        var second = new TaskCompletionSource();
        eventing.Subscribe<Happened>((_, cancellationToken) => second.Task.WaitAsync(cancellationToken));
        eventing.Subscribe<Happened>((_, _) =>
        {
            second.SetResult();
            return Task.CompletedTask;
        });

        await eventing.PublishAsync(new Happened(), EventDispatchBehavior.BlockingConcurrent, Token);

        Assert.True(second.Task.IsCompleted);
    }

    [Theory]
    [InlineData(EventDispatchBehavior.NonBlockingConcurrent)]
    [InlineData(EventDispatchBehavior.NonBlockingSequential)]
    public async Task A_publisher_that_does_not_block_does_not_wait(EventDispatchBehavior behavior)
    {
        var eventing = new DistributedApplicationEventing();
        var gate = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        eventing.Subscribe<Happened>(async (_, cancellationToken) =>
        {
            await gate.Task.WaitAsync(cancellationToken);
            done.SetResult();
        });

        await eventing.PublishAsync(new Happened(), behavior, Token);
        Assert.False(done.Task.IsCompleted);

        gate.SetResult();
        await done.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_subscription_can_end_and_can_be_about_one_resource()
    {
        await using var builder = TestApplication.CreateBuilder();
        var one = builder.AddTest("one").Resource;
        var two = builder.AddTest("two").Resource;
        await using var app = builder.Build();
        var names = new List<string>();
        var subscription = builder.Eventing.Subscribe<ResourceReadyEvent>(one, (@event, _) =>
        {
            names.Add(@event.Resource.Name);
            return Task.CompletedTask;
        });

        await builder.Eventing.PublishAsync(new ResourceReadyEvent(one, app.Services), Token);
        await builder.Eventing.PublishAsync(new ResourceReadyEvent(two, app.Services), Token);
        builder.Eventing.Unsubscribe(subscription);
        await builder.Eventing.PublishAsync(new ResourceReadyEvent(one, app.Services), Token);

        Assert.Equal(["one"], names);
    }

    [Fact]
    public async Task Subscribers_come_first_and_resources_are_told_to_begin_after_the_application()
    {
        await using var builder = TestApplication.CreateBuilder();
        var order = new Order();
        builder.Services.AddSingleton(order);
        builder.Services.AddEventingSubscriber<Subscriber>();
        builder.OnBeforeStart((_, _) => order.NoteAsync("before start"));
        builder.AddTest("one").OnInitializeResource((_, _, _) => order.NoteAsync("initialize"));
        builder.Eventing.Subscribe<AfterResourcesCreatedEvent>((_, _) => order.NoteAsync("created"));
        await using var app = builder.Build();

        await app.StartAsync(Token);

        Assert.Equal(["before start", "subscriber", "initialize", "created"], order.Calls);
    }

    [Fact]
    public async Task The_state_of_a_container_is_that_of_what_lives_in_it()
    {
        await using var builder = TestApplication.CreateBuilder();
        var stopped = new TaskCompletionSource<string?>();
        var server = builder.AddTestContainer("server").Resource;
        builder.AddResource(new TestChildResource("database", server))
            .OnResourceStopped((_, @event, _) =>
            {
                stopped.SetResult(@event.ResourceEvent.Snapshot.State?.Text);
                return Task.CompletedTask;
            });
        await using var app = builder.Build();
        await app.StartAsync(Token);

        var running = await app.ResourceNotifications.WaitForResourceAsync("database", candidate => candidate.Snapshot.State?.Text == KnownResourceStates.Running, Token);
        Assert.Contains(running.Snapshot.Relationships, relationship => relationship is { ResourceName: "server", Type: "Parent" });
        Assert.Contains(running.Snapshot.Properties, property => property is { Name: "resource.connectionString", Value: "Host=localhost;Database=database", IsSensitive: true });

        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StopCommand, Token);
        Assert.Equal(KnownResourceStates.Exited, await stopped.Task.WaitAsync(Token));
        await app.ResourceNotifications.WaitForResourceAsync("database", KnownResourceStates.Exited, Token);
    }

    private sealed class Happened : IDistributedApplicationEvent;

    private sealed class Order
    {
        public List<string> Calls { get; } = [];

        public Task NoteAsync(string call)
        {
            Calls.Add(call);
            return Task.CompletedTask;
        }
    }

    private sealed class Subscriber(Order order) : IDistributedApplicationEventingSubscriber
    {
        public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
        {
            eventing.Subscribe<BeforeStartEvent>((_, _) => order.NoteAsync("subscriber"));
            return Task.CompletedTask;
        }
    }
}
