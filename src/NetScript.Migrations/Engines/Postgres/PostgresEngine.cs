using System.Data.Common;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Scripts;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgresEngine : IMigrationEngine
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    public DatabaseEngine Engine => DatabaseEngine.Postgres;

    public string SystemName => "postgresql";

    public SqlDialect Dialect => PostgresDialect.Value;

    public IScriptWriter ScriptWriter { get; } = new PostgresScriptWriter();

    public async Task<IMigrationSession> OpenAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var address = PostgresAddress.Of(target);
        var polling = new Polling(target.ConnectTimeout, s_firstPause, s_longestPause);
        while (true)
        {
            try
            {
                return new PostgresSession(await PostgresConnection.OpenAsync(address.ConnectionString, cancellationToken).ConfigureAwait(false), target);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                await CreateDatabaseAsync(address, target, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException exception) when (PostgresErrors.MayPass(exception))
            {
                target.Waiting($"{address}: {PostgresErrors.Reason(exception)}");
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
            return new PostgresSession(await PostgresConnection.OpenAsync(PostgresAddress.Of(target).ConnectionString, cancellationToken).ConfigureAwait(false), target);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return null;
        }
    }

    public DbConnection CreateConnection(MigrationTarget target) => new NpgsqlConnection(PostgresAddress.Of(target).ConnectionString);

    public async Task DropDatabaseAsync(MigrationTarget target, CancellationToken cancellationToken)
    {
        var address = PostgresAddress.Of(target);
        var connection = await PostgresConnection.OpenAsync(address.Maintenance, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        await PostgresCommands.ExecuteAsync(connection.Value, [$"DROP DATABASE IF EXISTS {PostgresCommands.Quote(address.Database)}"], cancellationToken).ConfigureAwait(false);
    }

    public bool IsConnectionLost(DbException exception) => exception is not PostgresException server || PostgresErrors.IsConnectionLost(server);

    public MigrationFailure Explain(DbException exception, MigrationTarget target) => PostgresErrors.Explain(exception, PostgresAddress.Of(target));

    private static async Task CreateDatabaseAsync(PostgresAddress address, MigrationTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await PostgresConnection.OpenAsync(address.Maintenance, cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            await PostgresCommands.ExecuteAsync(connection.Value, [$"CREATE DATABASE {PostgresCommands.Quote(address.Database)}"], cancellationToken).ConfigureAwait(false);
            target.Logger.LogInformation("{Database}: created the database {Name} on {Server}", target.Database.Key, address.Database, address);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            target.Logger.LogDebug("{Database}: another process has created the database {Name}", target.Database.Key, address.Database);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidCatalogName)
        {
            throw MigrationFailedException.Of(
                "P1003",
                $"The database '{address.Database}' does not exist on {address}, and it could not be created: {PostgresErrors.Reason(exception)}. "
                + "Create it, or give the user the right to (ALTER ROLE … CREATEDB).",
                exception);
        }
    }
}
