using System.Data.Common;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using NetScript.Configuration;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>MySQL and MariaDB.</summary>
internal sealed class MySqlEngine : IMigrationEngine
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    public DatabaseEngine Engine => DatabaseEngine.Mysql;

    public string SystemName => "mysql";

    public SqlDialect Dialect => MySqlDialect.Value;

    public IScriptWriter ScriptWriter { get; } = new MySqlScriptWriter();

    public async Task<IMigrationSession> OpenAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var address = MySqlAddress.Of(target);
        var polling = new Polling(target.ConnectTimeout, s_firstPause, s_longestPause);
        while (true)
        {
            try
            {
                return await ConnectAsync(address, target, cancellationToken).ConfigureAwait(false);
            }
            catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.UnknownDatabase)
            {
                await CreateDatabaseAsync(address, target, cancellationToken).ConfigureAwait(false);
            }
            catch (MySqlException exception) when (MySqlErrors.MayPass(exception))
            {
                target.Waiting($"{address}: {MySqlErrors.Reason(exception)}");
                if (!await polling.WaitAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    public async Task<IMigrationSession?> OpenExistingAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(MySqlAddress.Of(target), target, cancellationToken).ConfigureAwait(false);
        }
        catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.UnknownDatabase)
        {
            return null;
        }
    }

    public DbConnection CreateConnection(MigrationTarget target) => new MySqlConnection(MySqlAddress.Of(target).ConnectionString);

    public async Task DropDatabaseAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var address = MySqlAddress.Of(target);
        var connection = await OpenAsync(address.Maintenance, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        await AdoCommands.ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {MySqlSchema.Quote(address.Database)}", cancellationToken).ConfigureAwait(false);
    }

    public bool IsConnectionLost(DbException exception) => MySqlErrors.IsConnectionLost(exception);

    public MigrationFailure Explain(DbException exception, MigrationTarget target) => MySqlErrors.Explain(exception, MySqlAddress.Of(target));

    /// <summary>Opens a connection, which is closed if that fails.</summary>
    public static async Task<MySqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<IMigrationSession> ConnectAsync(MySqlAddress address, MigrationTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return new MySqlSession(await OpenAsync(address.ConnectionString, cancellationToken).ConfigureAwait(false), address, target);
        }
        catch (NotSupportedException exception)
        {
            // How the user is to log in, for example.
            throw MigrationFailedException.Of("P1000", $"The driver cannot connect to {address} as '{address.User}': {exception.Message} Change the user on the server, or {address.Origin}.", exception);
        }
    }

    private static async Task CreateDatabaseAsync(MySqlAddress address, MigrationTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await OpenAsync(address.Maintenance, cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            // As Prisma creates it; another process may have done so in the meantime.
            await AdoCommands.ExecuteAsync(
                connection, $"CREATE DATABASE IF NOT EXISTS {MySqlSchema.Quote(address.Database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci", cancellationToken).ConfigureAwait(false);
            target.Logger.LogInformation("{Database}: created the database {Name} on {Server}", target.Database.Key, address.Database, address);
        }
        catch (MySqlException exception) when (exception.ErrorCode is MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.AccessDenied or MySqlErrorCode.SpecifiedAccessDeniedError)
        {
            throw MigrationFailedException.Of(
                "P1003",
                $"The database '{address.Database}' does not exist on {address}, and it could not be created: {MySqlErrors.Reason(exception)}. "
                + $"Create it, or give the user the right to (GRANT ALL ON `{address.Database}`.* …).",
                exception);
        }
    }
}
