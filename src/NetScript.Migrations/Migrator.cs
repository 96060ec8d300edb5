using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;

namespace NetScript.Migrations;

/// <summary>
/// Migrates and seeds one database, and says what is applied to it. Its history is Prisma's, so that <c>prisma migrate</c> and it can take turns.
/// Several may run at once, in this process or in others: each migration is applied once.
/// </summary>
/// <param name="database">The database: its engine, and the policies for its migrations and seeds.</param>
/// <param name="connectionString">How to connect to it, in ADO.NET's form or as a URL.</param>
/// <param name="logger">Takes the log of the runs. No secret is written to it.</param>
public sealed class Migrator(DatabaseDefinition database, string connectionString, ILogger logger)
{
    /// <summary>How long a run waits for a server that cannot be reached yet, because it is starting. Half a minute unless set.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Applies the pending migrations. Where the engine allows, each one is applied in a transaction together with its record. What can be expected to go wrong is a failed
    /// outcome; a database that is missing is created.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what it had begun was rolled back.</exception>
    public Task<MigrationOutcome> MigrateAsync(MigrationCatalog catalog, IProgress<MigrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new MigrationRun(Target, progress).ExecuteAsync(catalog, cancellationToken);
    }

    /// <summary>Runs the seeds that are due by <c>Seed:Mode</c>, each in a transaction together with its record. What can be expected to go wrong is a failed outcome.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what it had begun was rolled back.</exception>
    public Task<SeedOutcome> SeedAsync(MigrationCatalog catalog, IProgress<MigrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new SeedRun(Target, progress).ExecuteAsync(catalog, cancellationToken);
    }

    /// <summary>Compares the catalog with the database. It changes nothing, takes no lock and creates nothing; a database that does not exist has everything pending.</summary>
    public Task<MigrationStatus> GetStatusAsync(MigrationCatalog catalog, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new StatusQuery(Target).ExecuteAsync(catalog, cancellationToken);
    }

    private MigrationTarget Target => new(database, connectionString, ConnectTimeout, logger);
}
