using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetScript.Aspire.Hosting.Telemetry;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>
/// Runs the migrations and seeds of one database, at start and by command, one at a time. The only owner of the state
/// transitions of the database and its migrations.
/// </summary>
internal sealed class MigrationController : IHealthCheck, IDisposable, IAsyncDisposable
{
    private readonly NetScriptDatabaseResource _database;
    private readonly IReadOnlyList<string> _warnings;
    private readonly IDistributedApplicationEventing _eventing;
    private readonly IServiceProvider _services;
    private readonly CancellationTokenSource _stopping;
    private readonly DatabaseStates _states;
    private readonly MigrationTelemetry _telemetry;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _started;
    private int _running;
    private volatile MigrationVerdict _verdict = MigrationVerdict.NotRun;

    public MigrationController(
        NetScriptDatabaseResource database,
        IReadOnlyList<string> warnings,
        ResourceNotificationService notifications,
        ResourceLoggerService loggers,
        IDistributedApplicationEventing eventing,
        ILoggerFactory loggerFactory,
        IHostApplicationLifetime lifetime,
        IConfiguration configuration,
        IServiceProvider services)
    {
        _database = database;
        _warnings = warnings;
        _eventing = eventing;
        _services = services;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        _states = new DatabaseStates(database, notifications);
        _telemetry = new MigrationTelemetry(database, configuration);
        _logger = new CompositeLogger(
            loggers.GetLogger(database.Migrations),
            loggerFactory.CreateLogger($"NetScript.Migrations.{database.Name}"),
            _telemetry.Logger);
    }

    /// <summary>Whether a command that changes the database makes sense now: its engine is there, and nothing is running.</summary>
    public bool CanRun => _started && Volatile.Read(ref _running) == 0;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var verdict = _verdict;
        return Task.FromResult(new HealthCheckResult(verdict.Health, verdict.Description));
    }

    /// <summary>Brings the database up: waits for its engine, then says that its connection string is there.</summary>
    public async Task StartDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_database.Problem is { } problem)
            {
                throw new DistributedApplicationException(problem);
            }

            // This is where a resource waits for what it depends on.
            await _eventing.PublishAsync(new BeforeResourceStartedEvent(_database, _services), cancellationToken).ConfigureAwait(false);
            await _states.DatabaseIsRunningAsync().ConfigureAwait(false);
            await _eventing.PublishAsync(new ConnectionStringAvailableEvent(_database, _services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.LogError("Database '{Database}' cannot be used: {Reason}", _database.Name, exception.Message);
            await _states.DatabaseFailedAsync(exception.Message).ConfigureAwait(false);
        }
    }

    /// <summary>Does at start what <c>Migrations:Mode</c> says.</summary>
    public async Task StartMigrationsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _eventing.PublishAsync(new BeforeResourceStartedEvent(_database.Migrations, _services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await ConcludeAsync(MigrationVerdict.Precondition(_database.Problem ?? exception.Message)).ConfigureAwait(false);
            return;
        }

        foreach (var warning in _warnings)
        {
            _logger.LogWarning("{Warning}", warning);
        }

        _started = true;
        if (_database.Definition?.Migrations.Mode == MigrationsMode.Off)
        {
            // Taken as it is: neither its files nor its server are asked.
            await ConcludeAsync(MigrationVerdict.Off).ConfigureAwait(false);
            return;
        }

        await RunAsync(RunActions.For(_database), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies pending migrations, then seeds.</summary>
    /// <returns>How it ended; <see langword="null"/> if something else is running.</returns>
    public Task<MigrationVerdict?> MigrateAsync(CancellationToken cancellationToken) => RunAsync(RunActions.Apply, cancellationToken);

    /// <summary>Runs the seeds that are due.</summary>
    /// <returns>How it ended; <see langword="null"/> if something else is running.</returns>
    public Task<MigrationVerdict?> SeedAsync(CancellationToken cancellationToken) => RunAsync(RunActions.Seed, cancellationToken);

    /// <summary>Reads how the database is, without touching its state.</summary>
    /// <exception cref="MigrationCatalogException">The migrations on disk are wrong.</exception>
    /// <exception cref="DistributedApplicationException">The configuration is wrong.</exception>
    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var run = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var status = await run.Migrator.GetStatusAsync(run.Catalog, cancellationToken).ConfigureAwait(false);
        await _states.ShowStatusAsync(status).ConfigureAwait(false);
        return status;
    }

    /// <summary>Cancels the run that there may be, and waits until it has rolled back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        _gate.Dispose();
        Dispose();
    }

    /// <summary>Cancels the run that there may be, for those who cannot wait.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _telemetry.Dispose();
        _stopping.Dispose();
    }

    private async Task<MigrationVerdict?> RunAsync(RunAction action, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return null;
        }

        // The run before this one may still be publishing how it ended.
        await _gate.WaitAsync(_stopping.Token).ConfigureAwait(false);
        try
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
            _verdict = MigrationVerdict.NotRun;
            await _states.RunStartedAsync().ConfigureAwait(false);
            var verdict = await DecideAsync(action, cancellation.Token).ConfigureAwait(false);
            // Who sees the end may want to run again at once, so it is over before it shows.
            Volatile.Write(ref _running, 0);
            await ConcludeAsync(verdict).ConfigureAwait(false);
            return verdict;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<MigrationVerdict> DecideAsync(RunAction action, CancellationToken cancellationToken)
    {
        try
        {
            var run = await OpenAsync(cancellationToken).ConfigureAwait(false);
            var progress = new ProgressPublisher(_states.ShowProgressAsync);
            await using (progress.ConfigureAwait(false))
            {
                return await action(run, progress, cancellationToken).ConfigureAwait(false);
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
            _logger.LogError(exception, "Migrating '{Database}' ended unexpectedly", _database.Name);
            return MigrationVerdict.Unexpected(exception);
        }
    }

    private async Task<MigrationRun> OpenAsync(CancellationToken cancellationToken)
    {
        var definition = _database.Definition ?? throw new DistributedApplicationException(_database.Problem ?? $"Database '{_database.Name}' has no definition.");
        // Read anew each time: a file that was mended since the last run is what the user wants to see applied.
        var catalog = MigrationCatalog.Load(definition, environment: _services.GetRequiredService<IHostEnvironment>().EnvironmentName);
        var connectionString = await _database.ConnectionStringExpression.GetValueAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new DistributedApplicationException($"Database '{_database.Name}' has no connection string. Set ConnectionStrings:{_database.Name}.");
        return new MigrationRun(catalog, new Migrator(definition, connectionString, _logger));
    }

    private async Task ConcludeAsync(MigrationVerdict verdict)
    {
        _verdict = verdict;
        // The migrator has logged its own failures.
        if (verdict.Health != HealthStatus.Healthy && verdict.Failure is null)
        {
            _logger.LogError("Database '{Database}' is not ready: {Reason}", _database.Name, verdict.Description);
        }

        await _states.RunEndedAsync(verdict).ConfigureAwait(false);
    }
}
