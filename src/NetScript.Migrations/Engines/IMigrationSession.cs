using System.Data.Common;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines;

/// <summary>A connection for one run. Disposing it releases the lock and rolls back what is not committed.</summary>
internal interface IMigrationSession : IAsyncDisposable
{
    /// <summary>The connection, for reading what the database has.</summary>
    DbConnection Connection { get; }

    /// <summary>Asks the server for its version and the user's rights.</summary>
    Task<ServerFacts> DescribeServerAsync(CancellationToken cancellationToken);

    /// <summary>The history, in no order; <see langword="null"/> if, and only if, there is no table. One statement, no lock.</summary>
    Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken);

    /// <summary>The seeds that were run; <see langword="null"/> if, and only if, there is no table. One statement, no lock.</summary>
    Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other migrators out until the session ends. An engine that locks by transactions does so in the methods that write, which then look again at what is recorded.</summary>
    /// <exception cref="MigrationFailedException">Another one did not release the lock in time (P1002), or the connection cannot hold one.</exception>
    Task LockAsync(CancellationToken cancellationToken);

    /// <summary>Creates the history table, which was missing when the history was read under the lock.</summary>
    /// <param name="isBaseline">Whether the database may have tables already.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="MigrationFailedException">The database is not empty (P3005).</exception>
    Task CreateHistoryAsync(bool isBaseline, CancellationToken cancellationToken);

    /// <summary>Creates the table of seeds, which was missing when it was read under the lock.</summary>
    Task CreateSeedsAsync(CancellationToken cancellationToken);

    /// <summary>Executes a migration and records it as finished, in one transaction. False if another process has applied it in the meantime.</summary>
    /// <param name="started">The row to record; when it was finished is up to the engine.</param>
    /// <param name="script">The script, which is transactional.</param>
    /// <param name="executed">Is told how many statements are executed.</param>
    /// <param name="cancellationToken">Cancels it, and rolls it back.</param>
    /// <exception cref="ScriptException">The script failed, and was rolled back whole.</exception>
    Task<bool> ApplyAsync(HistoryRow started, SqlScript script, IProgress<int>? executed, CancellationToken cancellationToken);

    /// <summary>Adds a row to the history, unless another process has added one of this migration that is not rolled back: then false.</summary>
    Task<bool> InsertAsync(HistoryRow row, CancellationToken cancellationToken);

    /// <summary>Changes all of a row but its id, name, checksum and start.</summary>
    Task UpdateAsync(HistoryRow row, CancellationToken cancellationToken);

    /// <summary>Executes a statement of a script outside a transaction of the script, and writes its step count: with <see cref="SqlScript.CanCountWith"/> in one transaction, else after it.</summary>
    /// <param name="script">The script.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="row">The row with the count to write, or <see langword="null"/> to write none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="ScriptException">The statement failed.</exception>
    Task ExecuteAsync(SqlScript script, SqlStatement statement, HistoryRow? row, CancellationToken cancellationToken);

    /// <summary>Executes a script that is recorded nowhere, in one transaction.</summary>
    /// <param name="script">The script, which is transactional.</param>
    /// <param name="cancellationToken">Cancels it, and rolls it back.</param>
    /// <exception cref="ScriptException">The script failed, and was rolled back as far as the engine can.</exception>
    Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken);

    /// <summary>Finds out what became of a statement whose step was not counted, and puts away what an interruption can have left of it.</summary>
    Task<StepState> ExamineAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken);

    /// <summary>What a script has set for its session is no longer in effect afterwards.</summary>
    Task ResetSessionAsync(CancellationToken cancellationToken);

    /// <summary>Executes a seed and records it, in one transaction. False if another process has made it no longer due.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="script">Its script; <see langword="null"/> if something else has executed it.</param>
    /// <param name="isDue">Whether it is due, by what is recorded of it.</param>
    /// <param name="executed">Is told how many statements are executed.</param>
    /// <param name="cancellationToken">Cancels it, and rolls it back.</param>
    /// <exception cref="ScriptException">The script failed, and was rolled back whole.</exception>
    Task<bool> ApplyAsync(Seed seed, SqlScript? script, Func<SeedRow?, bool> isDue, IProgress<int>? executed, CancellationToken cancellationToken);

    /// <summary>Drops everything that migrations can have made, and the records.</summary>
    Task DropAllAsync(CancellationToken cancellationToken);
}
