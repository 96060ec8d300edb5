using System.Data.Common;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>A session on SQL Server, which holds Prisma's lock. It speaks ADO.NET, so that its tests can record what it says.</summary>
internal sealed class SqlServerSession(DbConnection connection, SqlServerAddress address, MigrationTarget target, SqlServerDriver driver) : IMigrationSession
{
    private readonly SqlServerErrors _errors = new(driver);
    private readonly SqlServerScripts _scripts = new(connection, driver, target.Database.Migrations.CommandTimeout);
    private SqlServerSettings? _settings;

    private SqlServerSchema Schema => field ??= new SqlServerSchema(connection, address.Schema, target, _errors);

    private AdoBookkeeping Records => field ??= new AdoBookkeeping(connection, Schema.Bookkeeping, exception => _errors.Number(exception) == SqlServerErrors.InvalidObjectName);

    private SqlServerSettings Settings => _settings ?? throw new InvalidOperationException("The session has no lock yet.");

    public DbConnection Connection => connection;

    // Azure's services count versions in their own way; the lock looks at those.
    public async Task<ServerFacts> DescribeServerAsync(CancellationToken cancellationToken) => (await AdoCommands.QueryAsync(
        connection,
        "SELECT CAST(SERVERPROPERTY('ProductVersion') AS NVARCHAR(128)), CAST(SERVERPROPERTY('EngineEdition') AS INT), HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE')",
        reader => new ServerFacts("SQL Server", reader.GetString(0), reader.GetInt32(2) == 1, reader.GetInt32(1) >= SqlServerSettings.AzureEditions ? new Version() : SqlServerSettings.Oldest),
        cancellationToken).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<HistoryRow>?> ReadHistoryAsync(CancellationToken cancellationToken) => Records.ReadHistoryAsync(cancellationToken);

    public Task<IReadOnlyList<SeedRow>?> ReadSeedsAsync(CancellationToken cancellationToken) => Records.ReadSeedsAsync(cancellationToken);

    public async Task LockAsync(CancellationToken cancellationToken)
    {
        _settings = await SqlServerSettings.ReadAsync(connection, address, cancellationToken).ConfigureAwait(false);
        await new SqlServerLock(connection, target, _errors).AcquireAsync(cancellationToken).ConfigureAwait(false);
        await RestoreAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateHistoryAsync(bool isBaseline, CancellationToken cancellationToken)
    {
        if (!isBaseline)
        {
            await Schema.ThrowUnlessEmptyAsync(cancellationToken).ConfigureAwait(false);
        }

        await Schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await Records.CreateHistoryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateSeedsAsync(CancellationToken cancellationToken)
    {
        await Schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await Records.CreateSeedsAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<bool> ApplyAsync(HistoryRow started, SqlScript script, IProgress<int>? executed, CancellationToken cancellationToken) =>
        ApplyAsync(script.Statements, () => Records.InsertAsync(started.Finished(), cancellationToken), executed, cancellationToken);

    public async Task<bool> InsertAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        await Records.InsertAsync(row, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task UpdateAsync(HistoryRow row, CancellationToken cancellationToken) => Records.UpdateAsync(row, cancellationToken);

    public async Task ExecuteAsync(SqlScript script, SqlStatement statement, HistoryRow? row, CancellationToken cancellationToken)
    {
        if (row is not null && script.CanCountWith(statement))
        {
            // What the script has set for its session stays in effect for its next batch.
            await _scripts.ExecuteInTransactionAsync([statement], () => UpdateAsync(row, cancellationToken), null, cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await _scripts.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException)
        {
            await _scripts.RollBackAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }

        if (row is not null)
        {
            // Whoever cancels now comes too late: the statement is in effect, and the count must say so.
            await UpdateAsync(row, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public Task ExecuteAsync(SqlScript script, CancellationToken cancellationToken) => ApplyAsync(script.Statements, () => Task.CompletedTask, null, cancellationToken);

    public Task<StepState> ExamineAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken) =>
        Task.FromResult(script.CanCountWith(statement) || script.IsIdempotent(statement) ? StepState.Repeat : StepState.Unknown);

    public async Task ResetSessionAsync(CancellationToken cancellationToken)
    {
        await AdoCommands.ExecuteAsync(connection, SqlServerSettings.Wake, cancellationToken).ConfigureAwait(false);

        // What a script leaves open would take its record with it when the session ends.
        await AdoCommands.ExecuteAsync(connection, "IF XACT_STATE() = -1 ROLLBACK TRANSACTION; WHILE @@TRANCOUNT > 0 COMMIT TRANSACTION;", cancellationToken).ConfigureAwait(false);
        await RestoreAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<bool> ApplyAsync(Seed seed, SqlScript? script, Func<SeedRow?, bool> isDue, IProgress<int>? executed, CancellationToken cancellationToken) => ApplyAsync(
        script?.Statements ?? [],
        () => Records.PutSeedAsync(new SeedRow(seed.Plugin ?? "", seed.Name, seed.Checksum, DateTimeOffset.UtcNow), cancellationToken),
        executed,
        cancellationToken);

    public Task DropAllAsync(CancellationToken cancellationToken) => Schema.DropAllAsync(cancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<bool> ApplyAsync(IReadOnlyList<SqlStatement> batches, Func<Task> record, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        try
        {
            await _scripts.ExecuteInTransactionAsync(batches, RecordAsync, executed, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ScriptException)
        {
            await RestoreAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }

        // A script may have gone to another database, or made settings under which a table cannot be written to.
        async Task RecordAsync()
        {
            await RestoreAsync(cancellationToken).ConfigureAwait(false);
            await record().ConfigureAwait(false);
        }
    }

    private Task RestoreAsync(CancellationToken cancellationToken) => AdoCommands.ExecuteAsync(connection, Settings.Restore, cancellationToken);
}
