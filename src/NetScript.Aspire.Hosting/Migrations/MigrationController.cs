using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Aspire.Hosting.Engines;
using NetScript.Aspire.Hosting.Telemetry;
using NetScript.Configuration;
using NetScript.Migrations;
using OpenTelemetry;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>
/// Runs the migrations and seeds of one database, at start and by command, one at a time. The only owner of the state
/// transitions of the database and its migrations.
/// </summary>
internal sealed partial class MigrationController : IDisposable, IAsyncDisposable
{
    // A server that is starting is waited for.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<string> _warnings;
    private readonly IDistributedApplicationEventing _eventing;
    private readonly IServiceProvider _services;
    private readonly IHostEnvironment _environment;
    private readonly CancellationTokenSource _stopping;
    private readonly DatabaseStates _states;
    private readonly MigrationTelemetry _telemetry;
    private readonly ServerWatch _watch;
    private readonly Errands _errands;
    private readonly Consequences _consequences;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile TaskCompletionSource _settled = NewSignal();
    private volatile bool _started;
    private int _running;
    private volatile MigrationRun? _lastRun;
    private volatile MigrationStatus? _lastStatus;
    private volatile MigrationVerdict _verdict = MigrationVerdict.NotRun;

    public MigrationController(
        NetScriptDatabaseResource database,
        IReadOnlyList<string> warnings,
        ResourceNotificationService notifications,
        ResourceLoggerService loggers,
        IDistributedApplicationEventing eventing,
        ILoggerFactory loggerFactory,
        IHostApplicationLifetime lifetime,
        IHostEnvironment environment,
        IInteractionService interactions,
        IConfiguration configuration,
        IServiceProvider services)
    {
        Database = database;
        _warnings = warnings;
        _eventing = eventing;
        _services = services;
        _environment = environment;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        _states = new DatabaseStates(database, notifications);
        _telemetry = new MigrationTelemetry(database, configuration);
        Logger = new CompositeLogger(
            loggers.GetLogger(database.Migrations),
            loggerFactory.CreateLogger($"NetScript.Migrations.{database.Name}"),
            _telemetry.Logger);
        _watch = new ServerWatch(database, notifications, _states, Logger);
        _errands = new Errands(Logger, _stopping.Token);
        _consequences = new Consequences(database, interactions, ActivatorUtilities.CreateInstance<Dependents>(services, database, Logger), _errands);
    }

    /// <summary>The database.</summary>
    public NetScriptDatabaseResource Database { get; }

    /// <summary>Where it is logged what becomes of the database.</summary>
    public ILogger Logger { get; }

    /// <summary>How the last run ended.</summary>
    public MigrationVerdict Verdict => _verdict;

    /// <summary>What the database was the last time that somebody looked; <see langword="null"/> if nobody could.</summary>
    public MigrationStatus? LastStatus => _lastStatus;

    /// <summary>Whether what the database depends on was waited for.</summary>
    public bool IsStarted => _started;

    /// <summary>Whether a run is going on.</summary>
    public bool IsRunning => Volatile.Read(ref _running) == 1;

    /// <summary>Ends when no run is going on and none is to come by itself: at once, but at start and during a run.</summary>
    public Task WhenSettledAsync(CancellationToken cancellationToken) => _settled.Task.WaitAsync(cancellationToken);

    /// <summary>Brings the database up: waits for its engine, then says that its connection string is there.</summary>
    public async Task StartDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Database.Problem is { } problem)
            {
                throw new DistributedApplicationException(problem);
            }

            await WaitForServerAsync(cancellationToken).ConfigureAwait(false);
            await _states.DatabaseIsRunningAsync().ConfigureAwait(false);
            if (Database.Server is not null)
            {
                _errands.Begin($"the watch on the server of '{Database.Name}'", _watch.FollowAsync);
            }

            await _eventing.PublishAsync(new ConnectionStringAvailableEvent(Database, _services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = WhyNoServer ?? exception.Message;
            Logger.LogError("Database '{Database}' cannot be used: {Reason}", Database.Name, reason);
            _consequences.DatabaseFailed(reason);
            await _states.DatabaseFailedAsync(reason).ConfigureAwait(false);
        }
    }

    /// <summary>Does at start what <c>Migrations:Mode</c> says.</summary>
    public async Task StartMigrationsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _eventing.PublishAsync(new BeforeResourceStartedEvent(Database.Migrations, _services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What it depends on may be mended later, and then the migrate command is what brings it up.
            _started = true;
            await ConcludeAsync(MigrationVerdict.Precondition(Database.Problem ?? WhyNoServer ?? exception.Message)).ConfigureAwait(false);
            return;
        }

        foreach (var warning in _warnings)
        {
            Logger.LogWarning("{Warning}", warning);
        }

        _started = true;
        if (Database.Definition?.Migrations.Mode == MigrationsMode.Off)
        {
            // Taken as it is: neither its files nor its server are asked.
            await ConcludeAsync(MigrationVerdict.Off).ConfigureAwait(false);
            return;
        }

        await RunAsync(RunActions.For(Database), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs something that decides on the state of the database.</summary>
    /// <returns>How it ended; <see langword="null"/> if something else is running.</returns>
    public async Task<MigrationVerdict?> RunAsync(RunAction action, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return null;
        }

        var isRunning = true;
        // The run before this one may still be publishing how it ended.
        await _gate.WaitAsync(_stopping.Token).ConfigureAwait(false);
        try
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
            _verdict = MigrationVerdict.NotRun;
            _settled = _settled.Task.IsCompleted ? NewSignal() : _settled;
            _consequences.RunStarted();
            await _states.RunStartedAsync().ConfigureAwait(false);
            var verdict = await DecideAsync(action, cancellation.Token).ConfigureAwait(false);
            // Who sees the end may want to run again at once, so it is over before it shows.
            isRunning = false;
            Volatile.Write(ref _running, 0);
            await ConcludeAsync(verdict).ConfigureAwait(false);
            return verdict;
        }
        finally
        {
            if (isRunning)
            {
                Volatile.Write(ref _running, 0);
            }

            _settled.TrySetResult();
            _gate.Release();
        }
    }

    /// <summary>Cancels the run that there may be, and waits until it has rolled back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        await _errands.WhenAllAsync().ConfigureAwait(false);
        _gate.Dispose();
        Dispose();
    }

    /// <summary>Cancels the run that there may be, for those who cannot wait.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _consequences.Dispose();
        _telemetry.Dispose();
        _stopping.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string? WhyNoServer => Database.Server is { } server ? _services.GetKeyedService<DataPathLock>(server.Name)?.Problem : null;

    private async Task WaitForServerAsync(CancellationToken cancellationToken)
    {
        using var isUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = isUp.Token;
        _errands.Begin($"the watch on the password of '{Database.Name}'", async stopping =>
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, watching);
            await _watch.WatchPasswordAsync(end.Token).ConfigureAwait(false);
        });
        try
        {
            // This is where a resource waits for what it depends on.
            await _eventing.PublishAsync(new BeforeResourceStartedEvent(Database, _services), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await isUp.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<MigrationVerdict> DecideAsync(RunAction action, CancellationToken cancellationToken)
    {
        try
        {
            _hasSchema = Database.HasSchema;
            var run = _lastRun = await OpenAsync(s_patience, cancellationToken).ConfigureAwait(false);
            var progress = new ProgressPublisher(_states.ShowProgressAsync);
            await using (progress.ConfigureAwait(false))
            {
                if (await CheckServerAsync(run, cancellationToken).ConfigureAwait(false) is { } failure)
                {
                    return MigrationVerdict.Failed(failure);
                }

                var verdict = await action(run, progress, cancellationToken).ConfigureAwait(false);
                return Database is { Server: { } server, Definition: { } definition } && verdict.Failure is { } refusal && refusal.IsWrongPassword()
                    ? MigrationVerdict.Failed(refusal with { Message = $"{refusal.Code}: {ServerWatch.Explain(server, definition)}" })
                    : verdict;
            }
        }
        catch (Exception exception) when (exception is MigrationCatalogException or DistributedApplicationException)
        {
            return MigrationVerdict.Precondition(exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return MigrationVerdict.Canceled;
        }
        catch (Exception exception)
        {
            Logger.LogError(exception, "Migrating '{Database}' ended unexpectedly", Database.Name);
            return MigrationVerdict.Unexpected(exception);
        }
    }

    // A server of somebody else may be of any version, and give any rights. One that does not answer yet is waited for by the run, which says so.
    private async Task<MigrationFailure?> CheckServerAsync(MigrationRun run, CancellationToken cancellationToken)
    {
        if (Database.Definition is not { Mode: DatabaseMode.External, Engine.IsFile: false })
        {
            return null;
        }

        using var instrumentation = SuppressInstrumentationScope.Begin();
        var quiet = await MigrationRun.OpenAsync(Database, run.Catalog, _services, TimeSpan.Zero, NullLogger.Instance, cancellationToken).ConfigureAwait(false);
        var check = await quiet.Migrator.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (check.Server is { } server)
        {
            await _states.ShowServerAsync(server).ConfigureAwait(false);
        }

        if (check.Failure is not { } failure || failure.IsLostServer())
        {
            return null;
        }

        Logger.LogError("{Database}: {Problem}", Database.Name, failure.Message);
        return failure;
    }

    private Task<MigrationRun> OpenAsync(TimeSpan connectTimeout, CancellationToken cancellationToken) =>
        MigrationRun.OpenAsync(Database, _environment.EnvironmentName, _services, connectTimeout, Logger, cancellationToken);

    private async Task ConcludeAsync(MigrationVerdict verdict)
    {
        _verdict = verdict;
        _lastStatus = verdict.Status is { Failure: null } status ? status : null;
        // The migrator has logged its own failures.
        if (verdict.Health != HealthStatus.Healthy && verdict.Failure is null)
        {
            var level = verdict.State.Style == KnownResourceStateStyles.Error ? LogLevel.Error : LogLevel.Warning;
            Logger.Log(level, "Database '{Database}' is not ready: {Reason}", Database.Name, verdict.Description);
        }

        _settled.TrySetResult();
        await _states.RunEndedAsync(verdict).ConfigureAwait(false);
        _consequences.RunEnded(verdict);
        LookAtSchema(verdict);
    }
}
