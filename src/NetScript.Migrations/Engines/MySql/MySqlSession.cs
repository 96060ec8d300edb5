using System.Data.Common;
using MySqlConnector;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>
/// A session on MySQL or MariaDB, which holds Prisma's lock. Definitions commit by themselves there: only what changes nothing but data can be one transaction with its record, all else goes
/// statement by statement.
/// </summary>
internal sealed class MySqlSession(MySqlConnection connection, MySqlAddress address, MigrationTarget target) : IMigrationSession
{
    private readonly MySqlSchema _schema = new(connection, address.Database, target);
    private readonly MySqlScripts _scripts = new(connection, target.Database.Migrations.CommandTimeout);
    private readonly MySqlSteps _steps = new(connection, address.Database);
    private MySqlSettings? _settings;
    private bool _locksTables;

    private AdoBookkeeping Records => field ??= new AdoBookkeeping(connection, _schema.Bookkeeping, IsMissingTable);

    private MySqlSettings Settings => _settings ?? throw new InvalidOperationException("The session has no lock yet.");

    public DbConnection Connection => connection;

    public async Task<ServerFacts> DescribeServerAsync(CancellationToken cancellationToken)
    {
        var (isMariaDb, version) = MySqlVersion.Of(connection);
        return new ServerFacts(
            isMariaDb ? "MariaDB" : "MySQL", version, await _schema.MayCreateTablesAsync(cancellationToken).ConfigureAwait(false), isMariaDb ? new Version(10, 0) : new Version(5, 6));
    }

    public Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken) => Records.ReadHistoryAsync(cancellationToken);

    public Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken) => Records.ReadSeedsAsync(cancellationToken);

    public async Task LockAsync(CancellationToken cancellationToken)
    {
        await new MySqlLock(connection, target).AcquireAsync(cancellationToken).ConfigureAwait(false);
        _settings = await MySqlSettings.ReadAsync(connection, address.Database, cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateHistoryAsync(bool isBaseline, CancellationToken cancellationToken)
    {
        if (!isBaseline)
        {
            await _schema.ThrowUnlessEmptyAsync(cancellationToken).ConfigureAwait(false);
        }

        await Records.CreateHistoryAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task CreateSeedsAsync(CancellationToken cancellationToken) => Records.CreateSeedsAsync(cancellationToken);

    public Task<bool> ApplyAsync(HistoryRow started, SqlScript script, IProgress<int>? executed, CancellationToken cancellationToken) =>
        ApplyAsync(script, () => Records.InsertAsync(started.Finished(), cancellationToken), executed, cancellationToken);

    public async Task<bool> InsertAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        await Records.InsertAsync(row, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task UpdateAsync(HistoryRow row, CancellationToken cancellationToken) => Records.UpdateAsync(row, cancellationToken);

    public async Task ExecuteAsync(SqlScript script, SqlStatement statement, HistoryRow? row, CancellationToken cancellationToken)
    {
        if (row is not null && script.CanCountWith(statement) && !_locksTables)
        {
            await _scripts.ExecuteInTransactionAsync([statement], Settings.LongestStatement, () => Records.UpdateAsync(row, cancellationToken), null, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ExecuteAloneAsync(script, statement, cancellationToken).ConfigureAwait(false);
        if (row is not null)
        {
            // Whoever cancels now comes too late: the statement is in effect, and the count must say so.
            await CountAsync(row, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken) => ApplyAsync(script, () => Task.CompletedTask, null, cancellationToken);

    public Task<StepState> ExamineAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken) => _steps.ExamineAsync(script, statement, cancellationToken);

    public async Task ResetSessionAsync(CancellationToken cancellationToken)
    {
        // What a script leaves open is committed, as its definitions are.
        await AdoCommands.ExecuteAsync(connection, $"COMMIT; UNLOCK TABLES; {Settings.Restore}", cancellationToken).ConfigureAwait(false);
        _locksTables = false;
    }

    public Task<bool> ApplyAsync(Seed seed, SqlScript? script, Func<SeedRow?, bool> isDue, IProgress<int>? executed, CancellationToken cancellationToken) => ApplyAsync(
        script ?? SqlScript.Empty,
        () => Records.PutSeedAsync(new SeedRow(seed.Plugin ?? "", seed.Name, seed.Checksum, DateTimeOffset.UtcNow), cancellationToken),
        executed,
        cancellationToken);

    public Task DropAllAsync(CancellationToken cancellationToken) => _schema.DropAllAsync(cancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<bool> ApplyAsync(SqlScript script, Func<Task> record, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        try
        {
            await _scripts.ExecuteInTransactionAsync(script.Statements, Settings.LongestStatement, RecordAsync, executed, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ScriptException)
        {
            await AdoCommands.ExecuteAsync(connection, Settings.Restore, cancellationToken).ConfigureAwait(false);
            throw;
        }

        async Task RecordAsync()
        {
            await AdoCommands.ExecuteAsync(connection, Settings.Restore, cancellationToken).ConfigureAwait(false);
            await record().ConfigureAwait(false);
        }
    }

    private async Task ExecuteAloneAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            await _scripts.ExecuteAsync(statement, Settings.LongestStatement, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException exception) when (script.ControlsTransactions)
        {
            throw await _scripts.RollBackAsync(exception, cancellationToken).ConfigureAwait(false);
        }

        if (MySqlSteps.IsAboutLocks(statement))
        {
            _locksTables = statement.Head.StartsWith("LOCK", StringComparison.Ordinal);
        }
    }

    private async Task CountAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        if (!_locksTables)
        {
            await Records.UpdateAsync(row, cancellationToken).ConfigureAwait(false);
            return;
        }

        // A session that has locked tables can write to no other.
        var other = await MySqlEngine.OpenAsync(address.ConnectionString, cancellationToken).ConfigureAwait(false);
        await using var _ = other.ConfigureAwait(false);
        await new AdoBookkeeping(other, _schema.Bookkeeping, IsMissingTable).UpdateAsync(row, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsMissingTable(DbException exception) => exception is MySqlException { ErrorCode: MySqlErrorCode.NoSuchTable };
}
