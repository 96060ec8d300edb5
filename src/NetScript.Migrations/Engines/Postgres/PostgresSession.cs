using System.Globalization;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>A session on PostgreSQL, which holds Prisma's advisory lock.</summary>
internal sealed class PostgresSession(PostgresConnection connection, MigrationTarget target) : IMigrationSession
{
    private const string Milliseconds = "date_trunc('milliseconds', clock_timestamp())";

    private readonly PostgresScripts _scripts = new(connection.Value, target.Database.Migrations.CommandTimeout);
    private string _schema = "";
    private IReadOnlyList<string> _settings = [];

    private string History => $"{_schema}.{PostgresCommands.Quote(HistoryRow.Table)}";

    private string Seeds => $"{_schema}.{PostgresCommands.Quote(SeedRow.Table)}";

    public Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs, applied_steps_count FROM {HistoryRow.Table} ORDER BY started_at",
        reader => new HistoryRow
        {
            Id = reader.GetString(0),
            Checksum = reader.GetString(1),
            MigrationName = reader.GetString(2),
            StartedAt = reader.GetFieldValue<DateTimeOffset>(3),
            FinishedAt = reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4),
            RolledBackAt = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
            Logs = reader.IsDBNull(6) ? null : reader.GetString(6),
            AppliedStepsCount = reader.GetInt32(7),
        },
        cancellationToken);

    public Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT plugin, name, checksum, seeded_at FROM {SeedRow.Table}",
        reader => new SeedRow(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)),
        cancellationToken);

    public async Task LockAsync(CancellationToken cancellationToken)
    {
        _settings = await new PostgresSettings(connection.Value, target).ApplyAsync(cancellationToken).ConfigureAwait(false);
        await new PostgresLock(connection.Value, target).AcquireAsync(cancellationToken).ConfigureAwait(false);
        _schema = await new PostgresSchema(connection.Value, target).FindAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateHistoryAsync(CancellationToken cancellationToken)
    {
        await new PostgresSchema(connection.Value, target).ThrowUnlessEmptyAsync(_schema, cancellationToken).ConfigureAwait(false);

        // As Prisma creates it.
        await PostgresCommands.ExecuteAsync(connection.Value, [$"""
            CREATE TABLE {History} (
                id                      VARCHAR(36) PRIMARY KEY NOT NULL,
                checksum                VARCHAR(64) NOT NULL,
                finished_at             TIMESTAMPTZ,
                migration_name          VARCHAR(255) NOT NULL,
                logs                    TEXT,
                rolled_back_at          TIMESTAMPTZ,
                started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
                applied_steps_count     INTEGER NOT NULL DEFAULT 0
            )
            """], cancellationToken).ConfigureAwait(false);
    }

    public Task CreateSeedsAsync(CancellationToken cancellationToken) => PostgresCommands.ExecuteAsync(connection.Value, [$"""
        CREATE TABLE {Seeds} (
            plugin      VARCHAR(255) NOT NULL,
            name        VARCHAR(255) NOT NULL,
            checksum    VARCHAR(64) NOT NULL,
            seeded_at   TIMESTAMPTZ NOT NULL,
            PRIMARY KEY (plugin, name)
        )
        """], cancellationToken);

    public async Task<bool> ApplyAsync(Migration migration, SqlScript script, CancellationToken cancellationToken)
    {
        await _scripts.ExecuteInTransactionAsync(script, [.. Reset, $"""
            INSERT INTO {History} (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
            VALUES ({NewId()}, {PostgresCommands.Literal(migration.Checksum)}, {PostgresCommands.Literal(migration.Name)}, date_trunc('milliseconds', now()), {Milliseconds}, 1)
            """], cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task RecordRolledBackAsync(Migration migration, TimeSpan duration, string logs, CancellationToken cancellationToken) => PostgresCommands.ExecuteAsync(connection.Value, [$"""
        INSERT INTO {History} (id, checksum, migration_name, started_at, rolled_back_at, logs)
        VALUES ({NewId()}, {PostgresCommands.Literal(migration.Checksum)}, {PostgresCommands.Literal(migration.Name)},
            {Milliseconds} - interval '{duration.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)} milliseconds', {Milliseconds}, {PostgresCommands.Literal(logs)})
        """], cancellationToken);

    public async Task<string?> RecordStartedAsync(Migration migration, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        await PostgresCommands.ExecuteAsync(connection.Value, [$"""
            INSERT INTO {History} (id, checksum, migration_name, started_at)
            VALUES ('{id}', {PostgresCommands.Literal(migration.Checksum)}, {PostgresCommands.Literal(migration.Name)}, {Milliseconds})
            """], cancellationToken).ConfigureAwait(false);
        return id;
    }

    public async Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken)
    {
        await _scripts.ExecuteOneByOneAsync(script, cancellationToken).ConfigureAwait(false);
        await PostgresCommands.ExecuteAsync(connection.Value, Reset, cancellationToken).ConfigureAwait(false);
    }

    public Task RecordFinishedAsync(string id, CancellationToken cancellationToken) =>
        UpdateAsync(id, $"finished_at = {Milliseconds}, applied_steps_count = 1", cancellationToken);

    public Task RecordFailedAsync(string id, string logs, bool isRolledBack, CancellationToken cancellationToken) =>
        UpdateAsync(id, $"logs = {PostgresCommands.Literal(logs)}{(isRolledBack ? $", rolled_back_at = {Milliseconds}" : "")}", cancellationToken);

    public async Task<bool> ApplyAsync(Seed seed, SqlScript script, Func<SeedRow?, bool> isDue, CancellationToken cancellationToken)
    {
        await _scripts.ExecuteInTransactionAsync(script, [.. Reset, $"""
            INSERT INTO {Seeds} (plugin, name, checksum, seeded_at)
            VALUES ({PostgresCommands.Literal(seed.Plugin ?? "")}, {PostgresCommands.Literal(seed.Name)}, {PostgresCommands.Literal(seed.Checksum)}, {Milliseconds})
            ON CONFLICT (plugin, name) DO UPDATE SET checksum = EXCLUDED.checksum, seeded_at = EXCLUDED.seeded_at
            """], cancellationToken).ConfigureAwait(false);
        return true;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // What a script sets for its session must not be in effect for our record, nor for the next script.
    private IEnumerable<string> Reset => ["RESET ALL", .. _settings];

    private Task UpdateAsync(string id, string assignments, CancellationToken cancellationToken) =>
        PostgresCommands.ExecuteAsync(connection.Value, [$"UPDATE {History} SET {assignments} WHERE id = {PostgresCommands.Literal(id)}"], cancellationToken);

    private async Task<IReadOnlyList<T>?> ReadAsync<T>(string query, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresCommands.QueryAsync(connection.Value, query, read, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    private static string NewId() => $"'{Guid.NewGuid()}'";
}
