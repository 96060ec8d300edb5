using Aspire.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Migrations;
using OpenTelemetry;

namespace NetScript.Aspire.Hosting.Migrations;

// What is asked without a run: it neither decides on states nor changes the database.
internal sealed partial class MigrationController
{
    /// <summary>Reads how the database is, without touching its state.</summary>
    /// <exception cref="MigrationCatalogException">The migrations on disk are wrong.</exception>
    /// <exception cref="DistributedApplicationException">The configuration is wrong.</exception>
    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var run = await OpenAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        var status = await run.Migrator.GetStatusAsync(run.Catalog, cancellationToken).ConfigureAwait(false);
        if (status.Failure is null)
        {
            _lastStatus = status;
            await _states.ShowStatusAsync(status).ConfigureAwait(false);
        }

        return status;
    }

    /// <summary>Says what the migrate command would execute, without touching anything.</summary>
    /// <inheritdoc cref="GetStatusAsync" path="/exception"/>
    public async Task<MigrationPreview> PreviewAsync(CancellationToken cancellationToken)
    {
        var run = await OpenAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return await run.Migrator.PreviewAsync(run.Catalog, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the migrations and seeds as they are now.</summary>
    /// <inheritdoc cref="GetStatusAsync" path="/exception"/>
    public MigrationCatalog LoadCatalog() => Database.LoadCatalog(_environment.EnvironmentName);

    /// <summary>The name that has to be typed before the database is reset.</summary>
    /// <inheritdoc cref="GetStatusAsync" path="/exception"/>
    public async Task<string> GetDatabaseNameAsync(CancellationToken cancellationToken) =>
        (await OpenAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false)).Migrator.DatabaseName;

    /// <summary>
    /// Reads how the database is, neither logged nor traced, for those who ask every few seconds. By the files of the last run: one
    /// that is being written is left alone.
    /// </summary>
    /// <returns>How it is; <see langword="null"/> if there was no run.</returns>
    public async Task<MigrationStatus?> ProbeAsync(CancellationToken cancellationToken)
    {
        if (_lastRun is not { Catalog: var catalog })
        {
            return null;
        }

        using var _ = SuppressInstrumentationScope.Begin();
        var run = await MigrationRun.OpenAsync(Database, catalog, _services, TimeSpan.Zero, NullLogger.Instance, cancellationToken).ConfigureAwait(false);
        return await run.Migrator.GetStatusAsync(catalog, cancellationToken).ConfigureAwait(false);
    }
}
