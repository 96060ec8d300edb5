using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace NetScript.Aspire.Hosting.Tests;

/// <summary>An AppHost with the database "orders" of a workspace, and a resource "api" that waits for it.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    // A machine that starts several servers at once takes its time.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly DistributedApplication _app;
    private Task _started = Task.CompletedTask;

    private TestApp(DistributedApplication app, IResourceBuilder<NetScriptDatabaseResource> database)
    {
        _app = app;
        Database = database.Resource;
    }

    public NetScriptDatabaseResource Database { get; }

    public DistributedApplication Application => _app;

    public ResourceNotificationService Notifications => _app.ResourceNotifications;

    /// <summary>Ends a wait that would otherwise never end, so that a test fails instead of hanging.</summary>
    public static CancellationToken Patience { get; } = TestContext.Current.CancellationToken;

    public static Task<TestApp> StartAsync(TestWorkspace workspace, params string[] settings) =>
        StartAsync(workspace, (_, _) => { }, settings);

    public static async Task<TestApp> StartAsync(
        TestWorkspace workspace,
        Action<IDistributedApplicationBuilder, IResourceBuilder<NetScriptDatabaseResource>> configure,
        params string[] settings)
    {
        string[] args =
        [
            $"--NetScript:Workspace={workspace.Root}",
            "--NetScript:Databases:orders:Engine=Sqlite",
            $"--NetScript:Databases:orders:DataPath={workspace.DatabaseFile}",
            .. settings,
        ];
        var builder = DistributedApplicationTestingBuilder.Create(args);
        var database = builder.AddNetScriptDatabase();
        builder.AddResource(new Dependent("api")).WaitFor(database).StartsLikeAService();
        configure(builder, database);
        var app = new TestApp(await builder.BuildAsync(TestContext.Current.CancellationToken), database);
        // Does not end before those that wait have started, so it is kept, not awaited.
        app._started = app._app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    public Task<ResourceEvent> StateAsync(string resource, string state) =>
        WaitAsync(resource, e => e.Snapshot.State?.Text == state);

    public async Task<ResourceEvent> WaitAsync(string resource, Func<ResourceEvent, bool> predicate)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            return await Notifications.WaitForResourceAsync(resource, predicate, patience.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new Xunit.Sdk.XunitException($"'{resource}' did not get there:\n{await DescribeAsync()}");
        }
    }

    public string? State(string resource) =>
        Notifications.TryGetCurrentState(resource, out var current) ? current.Snapshot.State?.Text : null;

    public Task<ExecuteCommandResult> CommandAsync(string command, params (string Name, string Value)[] arguments) =>
        _app.ResourceCommands.ExecuteCommandAsync(
            Database.Migrations,
            command,
            new InteractionInputCollection([.. arguments.Select(a => new InteractionInput { Name = a.Name, Value = a.Value, InputType = InputType.Text })]),
            TestContext.Current.CancellationToken);

    /// <summary>The commands that can be run as the resource was published last.</summary>
    public IReadOnlyList<string> EnabledCommands() => Notifications.TryGetCurrentState("orders-migrations", out var current)
        ? [.. current.Snapshot.Commands.Where(c => c.State == ResourceCommandState.Enabled).Select(c => c.Name)]
        : [];

    public async Task<string> LogOfMigrationsAsync()
    {
        var loggers = _app.Services.GetRequiredService<ResourceLoggerService>();
        var lines = new List<string>();
        await foreach (var batch in loggers.GetAllAsync(Database.Migrations))
        {
            lines.AddRange(batch.Select(line => line.Content));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Waits until the run at the start has ended with something that a command has to do.</summary>
    public Task<ResourceEvent> AwaitsCommandAsync() => WaitAsync(
        "orders", e => e.Snapshot.HealthReports.Any(r => r.Description?.Contains("Run the migrate command", StringComparison.Ordinal) is true));

    /// <summary>Waits until the log of the migrations has a text.</summary>
    public async Task LogOfMigrationsHasAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        var loggers = _app.Services.GetRequiredService<ResourceLoggerService>();
        await foreach (var batch in loggers.WatchAsync(Database.Migrations).WithCancellation(patience.Token))
        {
            if (batch.Any(line => line.Content.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }
        }

        Assert.Fail($"The log ended without '{text}'.");
    }

    /// <summary>How each resource is, with what it has written.</summary>
    private async Task<string> DescribeAsync()
    {
        var loggers = _app.Services.GetRequiredService<ResourceLoggerService>();
        var text = new System.Text.StringBuilder();
        if (_started.Exception is { } failure)
        {
            text.AppendLine($"The application did not start: {failure}");
        }

        foreach (var resource in _app.Services.GetRequiredService<DistributedApplicationModel>().Resources)
        {
            Notifications.TryGetCurrentState(resource.Name, out var current);
            text.AppendLine($"{resource.Name}: '{current?.Snapshot.State?.Text}', exit code {current?.Snapshot.ExitCode}, health {current?.Snapshot.HealthStatus}");
            await foreach (var batch in loggers.GetAllAsync(resource))
            {
                text.AppendJoin('\n', batch.Select(line => $"    {line.Content}")).AppendLine();
            }
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        // A start that waited for a database in vain ends in an exception when the application is stopped.
        await _started.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
