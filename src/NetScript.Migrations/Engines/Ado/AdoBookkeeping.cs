using System.Data.Common;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Engines.Ado;

/// <summary>The records of what was run, through ADO.NET. Times go as <see cref="DateTimeOffset"/> in UTC.</summary>
/// <param name="connection">The connection.</param>
/// <param name="sql">What the engine says in its own words.</param>
/// <param name="isMissingTable">Whether an error says that there is no such table, and only that.</param>
internal sealed class AdoBookkeeping(DbConnection connection, BookkeepingSql sql, Func<DbException, bool> isMissingTable)
{
    /// <summary>The history by the time of start; <see langword="null"/> if there is no table.</summary>
    public Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT {StoredRow.HistoryColumns} FROM {sql.History}", StoredRow.History, cancellationToken);

    /// <summary>The seeds that were run; <see langword="null"/> if there is no table.</summary>
    public Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT {StoredRow.SeedColumns} FROM {sql.Seeds}", StoredRow.Seed, cancellationToken);

    public Task CreateHistoryAsync(CancellationToken cancellationToken) => AdoCommands.ExecuteAsync(connection, sql.CreateHistory, cancellationToken);

    public Task CreateSeedsAsync(CancellationToken cancellationToken) => AdoCommands.ExecuteAsync(connection, sql.CreateSeeds, cancellationToken);

    public Task InsertAsync(HistoryRow row, CancellationToken cancellationToken) => AdoCommands.ExecuteAsync(
        connection,
        $"""
        INSERT INTO {sql.History} (id, checksum, migration_name, logs, started_at, finished_at, rolled_back_at, applied_steps_count)
        VALUES (@id, @checksum, @name, @logs, @started_at, @finished_at, @rolled_back_at, @steps)
        """,
        cancellationToken,
        [.. Changeable(row), ("@checksum", row.Checksum), ("@name", row.MigrationName), ("@started_at", row.StartedAt)]);

    /// <summary>Changes all of a row but its id, name, checksum and start.</summary>
    public Task UpdateAsync(HistoryRow row, CancellationToken cancellationToken) => AdoCommands.ExecuteAsync(
        connection,
        $"UPDATE {sql.History} SET logs = @logs, finished_at = @finished_at, rolled_back_at = @rolled_back_at, applied_steps_count = @steps WHERE id = @id",
        cancellationToken,
        Changeable(row));

    public Task PutSeedAsync(SeedRow row, CancellationToken cancellationToken) => AdoCommands.ExecuteAsync(
        connection, sql.PutSeed, cancellationToken, ("@plugin", row.Plugin), ("@name", row.Name), ("@checksum", row.Checksum), ("@seeded_at", row.SeededAt));

    private static (string Name, object? Value)[] Changeable(HistoryRow row) =>
        [("@id", row.Id), ("@logs", row.Logs), ("@finished_at", row.FinishedAt), ("@rolled_back_at", row.RolledBackAt), ("@steps", row.AppliedStepsCount)];

    private async Task<IReadOnlyList<T>?> ReadAsync<T>(string query, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await AdoCommands.QueryAsync(connection, query, read, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (isMissingTable(exception))
        {
            return null;
        }
    }
}
