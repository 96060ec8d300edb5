using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines;

/// <summary>A connection for one run. Disposing it releases the lock and rolls back what is not committed.</summary>
internal interface IMigrationSession : IAsyncDisposable
{
    /// <summary>The history by the time of start; <see langword="null"/> if, and only if, there is no table. One statement, no lock.</summary>
    Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken);

    /// <summary>The seeds that were run; <see langword="null"/> if, and only if, there is no table. One statement, no lock.</summary>
    Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other migrators out until the session ends. An engine that locks by transactions does so in the methods that write, which then look again at what is recorded.</summary>
    /// <exception cref="MigrationFailedException">Another one did not release the lock in time (P1002).</exception>
    Task LockAsync(CancellationToken cancellationToken);

    /// <summary>Creates the history table, which was missing when the history was read under the lock.</summary>
    /// <exception cref="MigrationFailedException">The database is not empty (P3005).</exception>
    Task CreateHistoryAsync(CancellationToken cancellationToken);

    /// <summary>Creates the table of seeds, which was missing when it was read under the lock.</summary>
    Task CreateSeedsAsync(CancellationToken cancellationToken);

    /// <summary>Executes a migration and records it as finished, in one transaction. False if another process has applied it in the meantime.</summary>
    /// <exception cref="ScriptException">The script failed, and was rolled back whole.</exception>
    Task<bool> ApplyAsync(Migration migration, SqlScript script, CancellationToken cancellationToken);

    /// <summary>Records a migration as failed and rolled back, so that it is tried again and Prisma is not stopped by it.</summary>
    Task RecordRolledBackAsync(Migration migration, TimeSpan duration, string logs, CancellationToken cancellationToken);

    /// <summary>Records a migration as started and returns the id of the row; <see langword="null"/> if another process has applied it in the meantime.</summary>
    Task<string?> RecordStartedAsync(Migration migration, CancellationToken cancellationToken);

    /// <summary>Executes the statements of a script one by one, outside a transaction of ours.</summary>
    /// <exception cref="ScriptException">A statement failed; those before it have taken effect.</exception>
    Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken);

    /// <summary>Records a started migration as finished.</summary>
    Task RecordFinishedAsync(string id, CancellationToken cancellationToken);

    /// <summary>Records what went wrong with a started migration, and whether nothing is left of it.</summary>
    Task RecordFailedAsync(string id, string logs, bool isRolledBack, CancellationToken cancellationToken);

    /// <summary>Executes a seed and records it, in one transaction. False if another process has made it no longer due.</summary>
    /// <exception cref="ScriptException">The script failed, and was rolled back whole.</exception>
    Task<bool> ApplyAsync(Seed seed, SqlScript script, Func<SeedRow?, bool> isDue, CancellationToken cancellationToken);
}
