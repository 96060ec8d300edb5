using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;

namespace NetScript.Migrations;

/// <summary>
/// Migrates and seeds one database, and says what is applied to it. Its history is Prisma's, so that <c>prisma migrate</c> and it can take turns.
/// Several may run at once, in this process or in others: each migration is applied once.
/// <para>What can be expected to go wrong is a failure in the outcome, never an exception.</para>
/// </summary>
/// <param name="database">The database: its engine, and the policies for its migrations and seeds.</param>
/// <param name="connectionString">How to connect to it, in ADO.NET's form or as a URL.</param>
/// <param name="logger">Takes the log of the runs. No secret is written to it.</param>
public sealed class Migrator(DatabaseDefinition database, string connectionString, ILogger logger)
{
    /// <summary>How long a run waits for a server that cannot be reached yet, because it is starting. Half a minute unless set.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The services of the program, for seeds in code: <see cref="SeedContext.Services"/>.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>The name of the database that is connected to (of SQLite's the name of the file): what <see cref="ResetAsync"/> wants to be typed.</summary>
    /// <exception cref="FormatException">The connection string cannot be read.</exception>
    public string DatabaseName => Target().DatabaseName;

    /// <summary>
    /// Applies the pending migrations. Where the engine allows, each one is applied in a transaction together with its record; else the record counts its statements, and a run that was interrupted
    /// goes on there if it can be told what became of the last one. A database that is missing is created.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what it had begun was rolled back, or is resumed by the next run.</exception>
    public Task<MigrationOutcome> MigrateAsync(
        MigrationCatalog catalog, IProgress<MigrationEvent>? progress = null, MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new MigrationRun(Target(progress), catalog, options ?? new()).ExecuteAsync(cancellationToken);
    }

    /// <summary>Runs the seeds that are due by <c>Seed:Mode</c>, each in a transaction together with its record, the seeds in code, and the command of <c>Seed:Command</c>.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what it had begun was rolled back.</exception>
    public Task<SeedOutcome> SeedAsync(MigrationCatalog catalog, IProgress<MigrationEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new SeedRun(Target(progress), catalog).ExecuteAsync(cancellationToken);
    }

    /// <summary>Compares the catalog with the database. It changes nothing, takes no lock and creates nothing; a database that does not exist has everything pending.</summary>
    public Task<MigrationStatus> GetStatusAsync(MigrationCatalog catalog, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new StatusQuery(Target()).ExecuteAsync(catalog, cancellationToken);
    }

    /// <summary>Looks once, without waiting, whether the server can be reached, is recent enough (P1015), and lets the user in (P1000) and create tables (P1010). It changes nothing.</summary>
    public Task<ServerCheck> CheckAsync(CancellationToken cancellationToken = default) => new ServerQuery(Target()).ExecuteAsync(cancellationToken);

    /// <summary>Says what <see cref="MigrateAsync"/> and <see cref="SeedAsync"/> would execute. It changes nothing, takes no lock and creates nothing.</summary>
    public Task<MigrationPreview> PreviewAsync(MigrationCatalog catalog, MigrateOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new PreviewQuery(Target(), catalog, options ?? new()).ExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// Records what people found out about a migration, as <c>prisma migrate resolve</c> does. Fails with P3008 or P3017 for <see cref="MigrationResolution.Applied"/>, with P3011 or P3012 for
    /// <see cref="MigrationResolution.RolledBack"/>.
    /// </summary>
    /// <param name="catalog">The migrations on disk.</param>
    /// <param name="migration">The name of the migration, or its display name.</param>
    /// <param name="resolution">What is true of it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<HistoryOutcome> ResolveAsync(MigrationCatalog catalog, string migration, MigrationResolution resolution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(migration);
        var run = new HistoryRun(Target(), catalog, "resolve");
        return resolution == MigrationResolution.Applied ? run.MarkAppliedAsync(migration, cancellationToken) : run.MarkRolledBackAsync(migration, cancellationToken);
    }

    /// <summary>Marks migrations as applied without running them: for a database that has had their schema before it had a history. Those that are recorded already stay as they are.</summary>
    /// <param name="catalog">The migrations on disk.</param>
    /// <param name="upTo">The last one whose schema the database has; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<HistoryOutcome> BaselineAsync(MigrationCatalog catalog, string? upTo = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new HistoryRun(Target(), catalog, "baseline").BaselineAsync(upTo, cancellationToken);
    }

    /// <summary>
    /// Drops everything in the database, applies all migrations and seeds it. What is dropped is on PostgreSQL and SQL Server the schema that the connection string names (on PostgreSQL without one, all
    /// schemas), on MySQL the database, on SQLite what is in the file.
    /// </summary>
    /// <param name="catalog">The migrations and seeds on disk.</param>
    /// <param name="confirmedDatabase">
    /// The name of the database (of SQLite's the name of the file), typed by whoever means it. Without it, an external database and one that looks like production are refused (NS1003).
    /// </param>
    /// <param name="progress">Takes what happens.</param>
    /// <param name="cancellationToken">Cancels it. What is dropped stays dropped; the next run goes on.</param>
    public async Task<ResetOutcome> ResetAsync(
        MigrationCatalog catalog, string? confirmedDatabase = null, IProgress<MigrationEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var run = new Run(Target(), "reset");
        if (await new ResetRun(Target(progress)).DropAsync(run, confirmedDatabase, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return new ResetOutcome { Duration = run.Duration, Failure = refusal };
        }

        var migrations = await MigrateAsync(catalog, progress, null, cancellationToken).ConfigureAwait(false);
        var seeds = migrations.Failure is null ? await SeedAsync(catalog, progress, cancellationToken).ConfigureAwait(false) : null;
        return new ResetOutcome { Migrations = migrations, Seeds = seeds, Duration = run.Duration, Failure = migrations.Failure ?? seeds?.Failure };
    }

    /// <summary>
    /// Replaces a run of the application's own migrations by one of the same text, on disk and in the history. It says what it replaces, so that other databases in which those are applied record it and do not
    /// run it. Nothing is changed unless all of them are applied as they are on disk, or none.
    /// </summary>
    /// <returns>The display names of the migrations that were replaced.</returns>
    public Task<HistoryOutcome> SquashAsync(MigrationCatalog catalog, SquashOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new SquashRun(Target(), catalog, options).ExecuteAsync(cancellationToken);
    }

    private MigrationTarget Target(IProgress<MigrationEvent>? progress = null) => new(database, connectionString, ConnectTimeout, logger, progress) { Services = Services };
}
