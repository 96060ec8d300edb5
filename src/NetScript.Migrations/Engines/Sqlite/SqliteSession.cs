using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>
/// A session on a SQLite file. What locks is a file beside it, and the write transaction of each migration, in which the history is read again: both end with the process whatever happens to it.
/// </summary>
internal sealed class SqliteSession(SqliteConnection connection, MigrationTarget target) : IMigrationSession
{
    /// <summary>Asks for the tables but that of the seeds.</summary>
    public const string Tables = $"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '{SeedRow.Table}' ORDER BY name";

    /// <summary>The name of the history table and its columns, as Prisma creates it.</summary>
    public const string HistoryTable = $"""
        "{HistoryRow.Table}" (
            "id"                    TEXT PRIMARY KEY NOT NULL,
            "checksum"              TEXT NOT NULL,
            "finished_at"           DATETIME,
            "migration_name"        TEXT NOT NULL,
            "logs"                  TEXT,
            "rolled_back_at"        DATETIME,
            "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
            "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
        )
        """;

    private readonly SqliteCommands _commands = new(connection, target.Database.Migrations.LockTimeout);
    private readonly SqliteScripts _scripts = new(connection, target.Database.Migrations.CommandTimeout);
    private FileStream? _lock;
    private long _versionAtLock;

    public DbConnection Connection => connection;

    public Task<ServerFacts> DescribeServerAsync(CancellationToken cancellationToken) => Task.FromResult(
        new ServerFacts("SQLite", connection.ServerVersion, (File.GetAttributes(connection.DataSource) & FileAttributes.ReadOnly) == 0, new Version(3, 25)));

    public Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs, applied_steps_count FROM {HistoryRow.Table}",
        reader => StoredRow.Read(HistoryRow.Table, () => new HistoryRow
        {
            Id = reader.GetString(0),
            Checksum = reader.GetString(1),
            MigrationName = reader.GetString(2),
            StartedAt = SqliteTime.Read(reader, 3)!.Value,
            FinishedAt = SqliteTime.Read(reader, 4),
            RolledBackAt = SqliteTime.Read(reader, 5),
            Logs = reader.IsDBNull(6) ? null : reader.GetString(6),
            AppliedStepsCount = reader.GetInt32(7),
        }),
        cancellationToken);

    public Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT plugin, name, checksum, seeded_at FROM {SeedRow.Table}",
        reader => StoredRow.Read(SeedRow.Table, () => new SeedRow(reader.GetString(0), reader.GetString(1), reader.GetString(2), SqliteTime.Read(reader, 3)!.Value)),
        cancellationToken);

    public async Task LockAsync(CancellationToken cancellationToken)
    {
        // SQLite's own interface blocks. Whoever locks is about to run scripts, which must not keep the caller's thread: what follows is on one of the pool's.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        _lock = await SqliteLock.AcquireAsync(connection.DataSource, target, cancellationToken).ConfigureAwait(false);
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
        _versionAtLock = DataVersion();
    }

    public Task CreateHistoryAsync(bool isBaseline, CancellationToken cancellationToken) => InTransactionAsync(() =>
    {
        if (HasTable(HistoryRow.Table))
        {
            return;
        }

        if (!isBaseline)
        {
            Emptiness.ThrowUnlessEmpty(target, _commands.Query(Tables, reader => reader.GetString(0)));
        }

        _commands.Execute($"CREATE TABLE {HistoryTable}");
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

    public Task<bool> ApplyAsync(HistoryRow started, SqlScript script, IProgress<int>? executed, CancellationToken cancellationToken) =>
        ApplyAsync(script, () => !IsRecorded(started.MigrationName), () => Insert(started.Finished()), executed, cancellationToken);

    public async Task<bool> InsertAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        var isNew = false;
        await InTransactionAsync(() =>
        {
            isNew = row.RolledBackAt is not null || !IsRecorded(row.MigrationName);
            if (isNew)
            {
                Insert(row);
            }
        }, cancellationToken).ConfigureAwait(false);
        return isNew;
    }

    public Task UpdateAsync(HistoryRow row, CancellationToken cancellationToken) => InTransactionAsync(() => Update(row), cancellationToken);

    public async Task ExecuteAsync(SqlScript script, SqlStatement statement, HistoryRow? row, CancellationToken cancellationToken)
    {
        if (row is not null && script.CanCountWith(statement))
        {
            await InTransactionAsync(() =>
            {
                _scripts.Execute([statement], null, cancellationToken);
                Update(row);
            }, cancellationToken).ConfigureAwait(false);
            return;
        }

        _scripts.Execute([statement], null, cancellationToken);
        if (row is not null)
        {
            // Whoever cancels now comes too late: the statement is in effect, and the count must say so.
            await UpdateAsync(row, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken) => ApplyAsync(script, () => true, () => { }, null, cancellationToken);

    public Task<StepState> ExamineAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken) =>
        Task.FromResult(script.CanCountWith(statement) || script.IsIdempotent(statement) ? StepState.Repeat : StepState.Unknown);

    // Pragmas cannot be asked for what they were; those that matter to the next script are made again.
    public Task ResetSessionAsync(CancellationToken cancellationToken)
    {
        if (_scripts.IsInTransaction)
        {
            _commands.Execute("ROLLBACK");
        }

        _commands.Execute("PRAGMA foreign_keys = ON");
        return Task.CompletedTask;
    }

    public Task<bool> ApplyAsync(Seed seed, SqlScript? script, Func<SeedRow?, bool> isDue, IProgress<int>? executed, CancellationToken cancellationToken) => ApplyAsync(
        script ?? SqlScript.Empty,
        () => isDue(ReadSeed(seed)),
        () => _commands.Execute(
            $"""
            INSERT INTO {SeedRow.Table} (plugin, name, checksum, seeded_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (plugin, name) DO UPDATE SET checksum = excluded.checksum, seeded_at = excluded.seeded_at
            """,
            seed.Plugin ?? "", seed.Name, seed.Checksum, SqliteTime.Now()),
        executed,
        cancellationToken);

    public async Task DropAllAsync(CancellationToken cancellationToken)
    {
        _commands.Execute("PRAGMA foreign_keys = OFF");
        await InTransactionAsync(() =>
        {
            // A virtual table takes its own tables with it, and so comes before them.
            foreach (var (type, name) in _commands.Query(
                "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'table', sql NOT LIKE 'CREATE VIRTUAL %'",
                reader => (reader.GetString(0), reader.GetString(1))))
            {
                _commands.Execute($"DROP {type} IF EXISTS \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            }
        }, cancellationToken).ConfigureAwait(false);
        _commands.Execute("PRAGMA foreign_keys = ON");
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        if (_lock is not null)
        {
            await _lock.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> ApplyAsync(SqlScript script, Func<bool> isDue, Action record, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        using var foreignKeys = SqliteForeignKeys.For(script, _commands);
        var applied = false;
        await InTransactionAsync(() =>
        {
            if (!isDue())
            {
                return;
            }

            _scripts.Execute(script.Statements, executed, cancellationToken);
            foreignKeys.Check();
            record();
            applied = true;
        }, cancellationToken).ConfigureAwait(false);
        return applied;
    }

    private async Task InTransactionAsync(Action work, CancellationToken cancellationToken)
    {
        await _commands.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            work();
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

    // Where nobody else has written to the file since the history was read, it need not be searched again, which has no index by the name.
    private bool IsRecorded(string migration) => DataVersion() != _versionAtLock && _commands.Query(
        $"SELECT 1 FROM {HistoryRow.Table} WHERE migration_name = $1 AND rolled_back_at IS NULL", _ => true, migration).Count > 0;

    private long DataVersion() => _commands.Query("PRAGMA data_version", reader => reader.GetInt64(0))[0];

    private void Insert(HistoryRow row) => _commands.Execute(
        $"INSERT INTO {HistoryRow.Table} (id, checksum, migration_name, logs, started_at, finished_at, rolled_back_at, applied_steps_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.Id, row.Checksum, row.MigrationName, row.Logs, SqliteTime.Of(row.StartedAt), SqliteTime.Of(row.FinishedAt), SqliteTime.Of(row.RolledBackAt), row.AppliedStepsCount);

    private void Update(HistoryRow row) => _commands.Execute(
        $"UPDATE {HistoryRow.Table} SET logs = $1, finished_at = $2, rolled_back_at = $3, applied_steps_count = $4 WHERE id = $5",
        row.Logs, SqliteTime.Of(row.FinishedAt), SqliteTime.Of(row.RolledBackAt), row.AppliedStepsCount, row.Id);

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
}
