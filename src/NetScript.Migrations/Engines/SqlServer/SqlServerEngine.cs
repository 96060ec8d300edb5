using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>Microsoft SQL Server.</summary>
internal sealed class SqlServerEngine(SqlServerDriver driver) : IMigrationEngine
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    private readonly SqlServerErrors _errors = new(driver);

    public SqlServerEngine()
        : this(SqlServerDriver.SqlClient)
    {
    }

    public DatabaseEngine Engine => DatabaseEngine.Mssql;

    public string SystemName => "microsoft.sql_server";

    public SqlDialect Dialect => SqlServerDialect.Value;

    public IScriptWriter ScriptWriter { get; } = new SqlServerScriptWriter();

    public async Task<IMigrationSession> OpenAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var address = SqlServerAddress.Of(target);
        var polling = new Polling(target.ConnectTimeout, s_firstPause, s_longestPause);
        while (true)
        {
            try
            {
                return await ConnectAsync(address, target, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException exception) when (_errors.Number(exception) == SqlServerErrors.CannotOpenDatabase)
            {
                // One that is there and cannot be opened may still be starting.
                if (!await CreateDatabaseAsync(address, target, exception, cancellationToken).ConfigureAwait(false) && !await WaitAsync(exception).ConfigureAwait(false))
                {
                    throw;
                }
            }
            catch (DbException exception) when (_errors.MayPass(exception))
            {
                if (!await WaitAsync(exception).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }

        Task<bool> WaitAsync(DbException exception)
        {
            target.Waiting($"{address}: {_errors.Reason(exception)}");
            return polling.WaitAsync(cancellationToken);
        }
    }

    public async Task<IMigrationSession?> OpenExistingAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var address = SqlServerAddress.Of(target);
        try
        {
            return await ConnectAsync(address, target, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (_errors.Number(exception) == SqlServerErrors.CannotOpenDatabase)
        {
            // The same error says that the database is none of the user's.
            return await ExistsAsync(address, cancellationToken).ConfigureAwait(false) is false
                ? null
                : throw new MigrationFailedException(_errors.Explain(exception, address), exception);
        }
    }

    public DbConnection CreateConnection(MigrationTarget target) => driver.Create(SqlServerAddress.Of(target).ConnectionString);

    public async Task DropDatabaseAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var address = SqlServerAddress.Of(target);
        var connection = await driver.OpenAsync(address.Maintenance, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        await AdoCommands.ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {SqlServerSchema.Quote(address.Database)}", cancellationToken).ConfigureAwait(false);
    }

    public bool IsConnectionLost(DbException exception) => _errors.IsConnectionLost(exception);

    public MigrationFailure Explain(DbException exception, MigrationTarget target) => _errors.Explain(exception, SqlServerAddress.Of(target));

    private async Task<IMigrationSession> ConnectAsync(SqlServerAddress address, MigrationTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return new SqlServerSession(await driver.OpenAsync(address.ConnectionString, cancellationToken).ConfigureAwait(false), address, target, driver);
        }
        catch (Exception exception) when (exception is NotSupportedException or CultureNotFoundException)
        {
            // The driver reads the collations of columns by the names of cultures.
            throw MigrationFailedException.Of(
                "P1015",
                $"The driver of SQL Server cannot work in this program: {exception.Message.Split('\n')[0].TrimEnd()} It needs cultures: set InvariantGlobalization to false in the program's project, and install ICU where the system has "
                + "none.",
                exception);
        }
    }

    /// <summary>Creates the database. False if it is there, or another process has created it.</summary>
    private async Task<bool> CreateDatabaseAsync(SqlServerAddress address, MigrationTarget target, DbException reason, CancellationToken cancellationToken)
    {
        try
        {
            if (await ExistsAsync(address, cancellationToken).ConfigureAwait(false) is not false)
            {
                return false;
            }

            var connection = await driver.OpenAsync(address.Maintenance, cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            await AdoCommands.ExecuteAsync(connection, $"CREATE DATABASE {SqlServerSchema.Quote(address.Database)}", cancellationToken).ConfigureAwait(false);
            target.Logger.LogInformation("{Database}: created the database {Name} on {Server}", target.Database.Key, address.Database, address);
            return true;
        }
        catch (DbException exception) when (_errors.Number(exception) == SqlServerErrors.DatabaseExists)
        {
            target.Logger.LogDebug("{Database}: another process has created the database {Name}", target.Database.Key, address.Database);
            return false;
        }
        catch (DbException exception) when (_errors.IsPermission(exception))
        {
            throw MigrationFailedException.Of(
                "P1003",
                $"The database '{address.Database}' does not exist on {address}, and it could not be created: {_errors.Reason(exception)}. "
                + "Create it, or give the user the right to (GRANT CREATE ANY DATABASE).",
                reason);
        }
    }

    /// <summary>Whether there is the database; <see langword="null"/> if the user may not ask.</summary>
    private async Task<bool?> ExistsAsync(SqlServerAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await driver.OpenAsync(address.Maintenance, cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            var rows = await AdoCommands.QueryAsync(
                connection,
                "SELECT CASE WHEN DB_ID(@name) IS NULL THEN 0 ELSE 1 END",
                reader => Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture) == 1,
                cancellationToken,
                ("@name", address.Database)).ConfigureAwait(false);
            return rows[0];
        }
        catch (DbException exception) when (_errors.Number(exception) is SqlServerErrors.CannotOpenDatabase or SqlServerErrors.LoginFailed)
        {
            return null;
        }
    }
}
