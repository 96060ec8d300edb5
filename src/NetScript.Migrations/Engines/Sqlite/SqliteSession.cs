using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>
/// A session on a SQLite file. What locks is the write transaction of each migration, which ends with the process whatever happens
/// to it; in the transaction the history is read again.
/// </summary>
internal sealed class SqliteSession(SqliteConnection connection, MigrationTarget target) : IMigrationSession
{
    private readonly SqliteCommands _commands = new(connection, target.Database.Migrations.LockTimeout);
    private readonly SqliteScripts _scripts = new(connection, target.Database.Migrations.CommandTimeout);

    public Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs, applied_steps_count FROM {HistoryRow.Table} ORDER BY started_at",
        reader => new HistoryRow
        {
            Id = reader.GetString(0),
            Checksum = reader.GetString(1),
            MigrationName = reader.GetString(2),
            StartedAt = SqliteTime.Read(reader, 3)!.Value,
            FinishedAt = SqliteTime.Read(reader, 4),
            RolledBackAt = SqliteTime.Read(reader, 5),
            Logs = reader.IsDBNull(6) ? null : reader.GetString(6),
            AppliedStepsCount = reader.GetInt32(7),
        },
        cancellationToken);

    public Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT plugin, name, checksum, seeded_at FROM {SeedRow.Table}",
        reader => new SeedRow(reader.GetString(0), reader.GetString(1), reader.GetString(2), SqliteTime.Read(reader, 3)!.Value),
        cancellationToken);

    public async Task LockAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Readers then do not keep a migration waiting, nor it them. Once a file has it, it keeps it.
            _commands.Execute("PRAGMA journal_mode = WAL");
        }
        catch (SqliteException exception) when (SqliteErrors.IsBusy(exception))
        {
            target.Logger.LogDebug("{Database}: the file is in use, so its journal stays as it is", target.Database.Key);
        }

        // Whoever holds the file is waited for here, where the state says so, rather than in the first migration.
        await _commands.BeginAsync(cancellationToken).ConfigureAwait(false);
        _commands.Execute("ROLLBACK");
    }

    public Task CreateHistoryAsync(CancellationToken cancellationToken) => InTransactionAsync(() =>
    {
        if (HasTable(HistoryRow.Table))
        {
            return;
        }

        Emptiness.ThrowUnlessEmpty(target, _commands.Query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> $1 ORDER BY name", reader => reader.GetString(0), SeedRow.Table));

        // As Prisma creates it.
        _commands.Execute($"""
            CREATE TABLE "{HistoryRow.Table}" (
                "id"                    TEXT PRIMARY KEY NOT NULL,
                "checksum"              TEXT NOT NULL,
                "finished_at"           DATETIME,
                "migration_name"        TEXT NOT NULL,
                "logs"                  TEXT,
                "rolled_back_at"        DATETIME,
                "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
                "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
            )
            """);
    }, cancellationToken);

    public Task CreateSeedsAsync(CancellationToken cancellationToken) => InTransactionAsync(
        () => _commands.Execute($"""
            CREATE TABLE IF NOT EXISTS "{SeedRow.Table}" (
                "plugin"    TEXT NOT NULL,
                "name"      TEXT NOT NULL,
                "checksum"  TEXT NOT NULL,
                "seeded_at" DATETIME NOT NULL,
                PRIMARY KEY ("plugin", "name")
            )
            """),
        cancellationToken);

    public Task<bool> ApplyAsync(Migration migration, SqlScript script, CancellationToken cancellationToken)
    {
        var startedAt = SqliteTime.Now();
        return ApplyAsync(script, () => !IsRecorded(migration), () => _commands.Execute(
            $"INSERT INTO {HistoryRow.Table} (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, $4, $5, 1)",
            NewId(), migration.Checksum, migration.Name, startedAt, SqliteTime.Now()), cancellationToken);
    }

    public Task RecordRolledBackAsync(Migration migration, TimeSpan duration, string logs, CancellationToken cancellationToken) => InTransactionAsync(
        () => _commands.Execute(
            $"INSERT INTO {HistoryRow.Table} (id, checksum, migration_name, started_at, rolled_back_at, logs) VALUES ($1, $2, $3, $4, $5, $6)",
            NewId(), migration.Checksum, migration.Name, SqliteTime.Now() - (long)duration.TotalMilliseconds, SqliteTime.Now(), logs),
        cancellationToken);

    public async Task<string?> RecordStartedAsync(Migration migration, CancellationToken cancellationToken)
    {
        var id = NewId();
        var isRecorded = false;
        await InTransactionAsync(() =>
        {
            isRecorded = IsRecorded(migration);
            if (!isRecorded)
            {
                _commands.Execute(
                    $"INSERT INTO {HistoryRow.Table} (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, $4)", id, migration.Checksum, migration.Name, SqliteTime.Now());
            }
        }, cancellationToken).ConfigureAwait(false);
        return isRecorded ? null : id;
    }

    public Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken) => _scripts.ExecuteAsync(script, cancellationToken);

    public Task RecordFinishedAsync(string id, CancellationToken cancellationToken) => InTransactionAsync(
        () => _commands.Execute($"UPDATE {HistoryRow.Table} SET finished_at = $1, applied_steps_count = 1 WHERE id = $2", SqliteTime.Now(), id), cancellationToken);

    public Task RecordFailedAsync(string id, string logs, bool isRolledBack, CancellationToken cancellationToken) => InTransactionAsync(
        () => _commands.Execute(
            $"UPDATE {HistoryRow.Table} SET logs = $1, rolled_back_at = $2 WHERE id = $3", logs, isRolledBack ? SqliteTime.Now() : DBNull.Value, id),
        cancellationToken);

    public Task<bool> ApplyAsync(Seed seed, SqlScript script, Func<SeedRow?, bool> isDue, CancellationToken cancellationToken) => ApplyAsync(
        script,
        () => isDue(ReadSeed(seed)),
        () => _commands.Execute(
            $"""
            INSERT INTO {SeedRow.Table} (plugin, name, checksum, seeded_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (plugin, name) DO UPDATE SET checksum = excluded.checksum, seeded_at = excluded.seeded_at
            """,
            seed.Plugin ?? "", seed.Name, seed.Checksum, SqliteTime.Now()),
        cancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<bool> ApplyAsync(SqlScript script, Func<bool> isDue, Action record, CancellationToken cancellationToken)
    {
        using var foreignKeys = SqliteForeignKeys.For(script, _commands);
        var applied = false;
        await InTransactionAsync(async () =>
        {
            if (!isDue())
            {
                return;
            }

            await _scripts.ExecuteAsync(script, cancellationToken).ConfigureAwait(false);
            foreignKeys.Check();
            record();
            applied = true;
        }, cancellationToken).ConfigureAwait(false);
        return applied;
    }

    private Task InTransactionAsync(Action work, CancellationToken cancellationToken) => InTransactionAsync(
        () =>
        {
            work();
            return Task.CompletedTask;
        },
        cancellationToken);

    private async Task InTransactionAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _commands.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
            _scripts.Commit();
        }
        catch
        {
            // A statement that failed badly may have rolled back itself.
            if (_scripts.IsInTransaction)
            {
                _commands.Execute("ROLLBACK");
            }

            throw;
        }
    }

    private async Task<IReadOnlyList<T>?> ReadAsync<T>(string query, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await _commands.QueryAsync(query, read, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteErrors.Error && exception.Message.Contains("no such table: ", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private bool HasTable(string name) => _commands.Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", _ => true, name).Count > 0;

    private bool IsRecorded(Migration migration) => _commands.Query(
        $"SELECT 1 FROM {HistoryRow.Table} WHERE migration_name = $1 AND rolled_back_at IS NULL", _ => true, migration.Name).Count > 0;

    private SeedRow? ReadSeed(Seed seed)
    {
        var plugin = seed.Plugin ?? "";
        var rows = _commands.Query(
            $"SELECT checksum, seeded_at FROM {SeedRow.Table} WHERE plugin = $1 AND name = $2",
            reader => new SeedRow(plugin, seed.Name, reader.GetString(0), SqliteTime.Read(reader, 1)!.Value),
            plugin,
            seed.Name);
        return rows.Count == 0 ? null : rows[0];
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
