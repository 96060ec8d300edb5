using System.Data.Common;
using Microsoft.Data.Sqlite;
using NetScript.Configuration;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>SQLite.</summary>
internal sealed class SqliteEngine : IMigrationEngine
{
    // The driver looks for its library by reflection, which finds nothing in a native program.
    static SqliteEngine() => SQLitePCL.Batteries_V2.Init();

    public DatabaseEngine Engine => DatabaseEngine.Sqlite;

    public string SystemName => "sqlite";

    public SqlDialect Dialect => SqliteDialect.Value;

    public IScriptWriter ScriptWriter { get; } = new SqliteScriptWriter();

    public Task<IMigrationSession> OpenAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var builder = SqliteAddress.Of(target);
        if (Path.GetDirectoryName(builder.DataSource) is { Length: > 0 } directory && builder.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            CreateDirectory(directory, target);
        }

        return OpenAsync(builder, target);
    }

    public async Task<IMigrationSession?> OpenExistingAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var builder = SqliteAddress.Of(target);
        if (!File.Exists(builder.DataSource))
        {
            return null;
        }

        // What a process that was killed has left in the journal is rolled back by the first who reads: that takes the right to write, which is used for nothing else.
        builder.Mode = builder.Mode == SqliteOpenMode.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite;
        return await OpenAsync(builder, target, "PRAGMA query_only = ON").ConfigureAwait(false);
    }

    public DbConnection CreateConnection(MigrationTarget target) => new SqliteConnection(SqliteAddress.Of(target).ConnectionString);

    public Task DropDatabaseAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var file = SqliteAddress.Of(target).DataSource;
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal", SqliteLock.Suffix })
        {
            File.Delete(file + suffix);
        }

        return Task.CompletedTask;
    }

    public bool IsConnectionLost(DbException exception) => false;

    public MigrationFailure Explain(DbException exception, MigrationTarget target) => SqliteErrors.Explain(exception, target);

    private static async Task<IMigrationSession> OpenAsync(SqliteConnectionStringBuilder builder, MigrationTarget target, string? setting = null)
    {
        var connection = new SqliteConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            if (setting is not null)
            {
                new SqliteCommands(connection, target.Database.Migrations.LockTimeout).Execute(setting);
            }

            return new SqliteSession(connection, target);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static void CreateDirectory(string directory, MigrationTarget target)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw MigrationFailedException.Of("P1003", $"The directory of the database of '{target.Database.Key}' cannot be created: {exception.Message}", exception);
        }
    }
}
