using System.Data.Common;
using System.Globalization;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>A session on PostgreSQL, which holds Prisma's advisory lock.</summary>
internal sealed class PostgresSession(PostgresConnection connection, MigrationTarget target) : IMigrationSession
{
    public const string Milliseconds = "date_trunc('milliseconds', clock_timestamp())";

    private readonly PostgresScripts _scripts = new(connection.Value, target.Database.Migrations.CommandTimeout);
    private readonly PostgresIndexes _indexes = new(connection.Value);
    private readonly PostgresSchema _schema = new(connection.Value, target);
    private IReadOnlyList<string> _settings = [];

    private string History => $"{_schema.Name}.{PostgresCommands.Quote(HistoryRow.Table)}";

    private string Seeds => $"{_schema.Name}.{PostgresCommands.Quote(SeedRow.Table)}";

    public DbConnection Connection => connection.Value;

    // A schema that is missing is created by the first run, which takes a right on the database.
    public async Task<ServerFacts> DescribeServerAsync(CancellationToken cancellationToken) => (await PostgresCommands.QueryAsync(
        connection.Value,
        """
        SELECT current_setting('server_version'),
            coalesce(has_schema_privilege(current_schema(), 'CREATE'), has_database_privilege(current_database(), 'CREATE')) AND NOT pg_is_in_recovery()
        """,
        reader => new ServerFacts("PostgreSQL", reader.GetString(0), reader.GetBoolean(1), new Version(9, 6)),
        cancellationToken).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT {StoredRow.HistoryColumns} FROM {HistoryRow.Table}", StoredRow.History, cancellationToken);

    public Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken) => ReadAsync(
        $"SELECT {StoredRow.SeedColumns} FROM {SeedRow.Table}", StoredRow.Seed, cancellationToken);

    public async Task LockAsync(CancellationToken cancellationToken)
    {
        await PostgresPooler.ThrowIfSharedAsync(connection.Value, target, cancellationToken).ConfigureAwait(false);
        _settings = await new PostgresSettings(connection.Value, target).ApplyAsync(cancellationToken).ConfigureAwait(false);
        await new PostgresLock(connection.Value, target).AcquireAsync(cancellationToken).ConfigureAwait(false);
        await _schema.FindAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateHistoryAsync(bool isBaseline, CancellationToken cancellationToken)
    {
        if (!isBaseline)
        {
            await _schema.ThrowUnlessEmptyAsync(cancellationToken).ConfigureAwait(false);
        }

        await PostgresCommands.ExecuteAsync(connection.Value, [PostgresSchema.CreateHistory(History)], cancellationToken).ConfigureAwait(false);
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

    public async Task<bool> ApplyAsync(HistoryRow started, SqlScript script, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        // The statements travel together with the record: when they are finished is for the server to say, and so is when they were started.
        await _scripts.ExecuteInTransactionAsync(script, [.. ResetAfter(script), Insert(started.Finished(), "date_trunc('milliseconds', now())", Milliseconds)], executed, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async Task<bool> InsertAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        await PostgresCommands.ExecuteAsync(connection.Value, [Insert(row, Timestamp(row.StartedAt), Timestamp(row.FinishedAt))], cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task UpdateAsync(HistoryRow row, CancellationToken cancellationToken) => PostgresCommands.ExecuteAsync(connection.Value, [Update(row)], cancellationToken);

    public Task ExecuteAsync(SqlScript script, SqlStatement statement, HistoryRow? row, CancellationToken cancellationToken) => script.CanCountWith(statement) && row is not null
        ? _scripts.ExecuteInTransactionAsync(statement, [Update(row)], cancellationToken)
        : ExecuteAloneAsync(statement, row, cancellationToken);

    public Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken) => _scripts.ExecuteInTransactionAsync(script, ResetAfter(script), null, cancellationToken);

    public Task<StepState> ExamineAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken) => script.CanCountWith(statement)
        ? Task.FromResult(StepState.Repeat)
        : _indexes.ExamineAsync(script, statement, cancellationToken);

    public Task ResetSessionAsync(CancellationToken cancellationToken) => PostgresCommands.ExecuteAsync(connection.Value, Reset, cancellationToken);

    public async Task<bool> ApplyAsync(Seed seed, SqlScript? script, Func<SeedRow?, bool> isDue, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        script ??= SqlScript.Empty;
        await _scripts.ExecuteInTransactionAsync(script, [.. ResetAfter(script), $"""
            INSERT INTO {Seeds} (plugin, name, checksum, seeded_at)
            VALUES ({PostgresCommands.Literal(seed.Plugin ?? "")}, {PostgresCommands.Literal(seed.Name)}, {PostgresCommands.Literal(seed.Checksum)}, {Milliseconds})
            ON CONFLICT (plugin, name) DO UPDATE SET checksum = EXCLUDED.checksum, seeded_at = EXCLUDED.seeded_at
            """], executed, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task DropAllAsync(CancellationToken cancellationToken) => _schema.DropAllAsync(cancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // What a script sets for its session must not be in effect for our record, nor for the next script.
    private IEnumerable<string> Reset => ["RESET SESSION AUTHORIZATION", "RESET ROLE", "RESET ALL", .. _settings];

    private IEnumerable<string> ResetAfter(SqlScript script) => PostgresDialect.LeavesSessionAsItWas(script) ? [] : Reset;

    private async Task ExecuteAloneAsync(SqlStatement statement, HistoryRow? row, CancellationToken cancellationToken)
    {
        await _indexes.DropInvalidAsync(statement, cancellationToken).ConfigureAwait(false);
        await _scripts.ExecuteAloneAsync(statement, cancellationToken).ConfigureAwait(false);
        if (row is not null)
        {
            // Whoever cancels now comes too late: the statement is in effect, and the count must say so.
            await UpdateAsync(row, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private string Insert(HistoryRow row, string startedAt, string finishedAt) => $"""
        INSERT INTO {History} (id, checksum, migration_name, logs, started_at, finished_at, rolled_back_at, applied_steps_count)
        VALUES ({PostgresCommands.Literal(row.Id)}, {PostgresCommands.Literal(row.Checksum)}, {PostgresCommands.Literal(row.MigrationName)}, {PostgresCommands.Literal(row.Logs)},
            {startedAt}, {finishedAt}, {Timestamp(row.RolledBackAt)}, {row.AppliedStepsCount.ToString(CultureInfo.InvariantCulture)})
        """;

    private string Update(HistoryRow row) => $"""
        UPDATE {History} SET logs = {PostgresCommands.Literal(row.Logs)}, finished_at = {Timestamp(row.FinishedAt)}, rolled_back_at = {Timestamp(row.RolledBackAt)},
            applied_steps_count = {row.AppliedStepsCount.ToString(CultureInfo.InvariantCulture)}
        WHERE id = {PostgresCommands.Literal(row.Id)}
        """;

    private static string Timestamp(DateTimeOffset? time) => time is { } value ? $"'{value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}+00'::timestamptz" : "NULL";

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
}
