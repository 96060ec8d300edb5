using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Standin.Tests;

public sealed class NotificationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watcher_sees_the_latest_state_first_and_then_each_change()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("one").Resource;
        await using var app = builder.Build();
        await app.PublishAsync(resource, "First");
        await app.PublishAsync(resource, "Second");

        await using var changes = app.ResourceNotifications.WatchAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal("Second", changes.Current.Snapshot.State?.Text);

        await app.PublishAsync(resource, "Third");
        Assert.True(await changes.MoveNextAsync());
        Assert.Equal("Third", changes.Current.Snapshot.State?.Text);
    }

    [Fact]
    public async Task A_snapshot_with_equal_content_is_dropped()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("one").Resource;
        await using var app = builder.Build();
        Func<CustomResourceSnapshot, CustomResourceSnapshot> update = snapshot => snapshot with
        {
            State = "Busy",
            Properties = [new("list", new[] { "a", "b" })],
            Urls = [new UrlSnapshot("http", "http://localhost", IsInternal: false)],
        };
        await app.ResourceNotifications.PublishUpdateAsync(resource, update);
        app.ResourceNotifications.TryGetCurrentState("one", out var first);

        await app.ResourceNotifications.PublishUpdateAsync(resource, update);

        app.ResourceNotifications.TryGetCurrentState("one", out var second);
        Assert.Same(first, second);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_says_what_the_state_was()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("one").Resource;
        await using var app = builder.Build();
        await app.PublishAsync(resource, "Busy");
        using var ending = new CancellationTokenSource();

        var wait = app.ResourceNotifications.WaitForResourceAsync("one", KnownResourceStates.Finished, ending.Token);
        await ending.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Contains("Resource 'one' failed to reach", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Current State: Busy", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Running", HealthStatus.Degraded)]
    [InlineData("Starting", null)]
    public void Health_is_the_worst_report_and_only_while_running(string state, HealthStatus? expected)
    {
        var snapshot = new CustomResourceSnapshot { ResourceType = "Test", Properties = [], State = state };
        ImmutableArray<HealthReportSnapshot> reports = [new("good", HealthStatus.Healthy, null, null), new("worse", HealthStatus.Degraded, null, null)];

        Assert.Equal(expected, snapshot.WithHealthReports(reports).HealthStatus);
    }

    [Fact]
    public async Task Log_lines_start_with_the_time_and_end_when_the_log_is_completed()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("one").Resource;
        await using var app = builder.Build();
        var loggers = (ResourceLoggerService)app.Services.GetService(typeof(ResourceLoggerService))!;
        loggers.WriteLine("one", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "hello", isErrorMessage: true);
        loggers.Complete(resource);

        var lines = new List<LogLine>();
        await foreach (var batch in loggers.WatchAsync(resource).WithCancellation(Token))
        {
            lines.AddRange(batch);
        }

        Assert.Equal([new LogLine(1, "2026-01-02T03:04:05.0000000Z hello", IsErrorMessage: true)], lines);
    }
}
