using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aspire.Hosting.Postgres;

/// <summary>Creates the databases of a server.</summary>
internal static class PostgresDatabases
{
    /// <summary>The database that every server has.</summary>
    public const string MaintenanceDatabase = "postgres";

    /// <summary>Creates those that are missing. A failure is logged: the health check of the database goes on to tell about it.</summary>
    public static async Task CreateAsync(PostgresServerResource server, IResourceCollection resources, IServiceProvider services, CancellationToken cancellationToken)
    {
        var logger = services.GetRequiredService<ResourceLoggerService>().GetLogger(server);
        var connection = await OpenAsync(server, MaintenanceDatabase, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            foreach (var database in resources.OfType<PostgresDatabaseResource>().Where(database => database.Parent == server))
            {
                await CreateAsync(database, connection, logger, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Opens a connection as the AppHost process needs it.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(IResourceWithConnectionString resource, string? database, CancellationToken cancellationToken)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await resource.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false));
        connectionString.Database = database ?? connectionString.Database;

        var connection = new NpgsqlConnection(connectionString.ConnectionString);
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

    private static async Task CreateAsync(PostgresDatabaseResource database, NpgsqlConnection connection, ILogger logger, CancellationToken cancellationToken)
    {
        using var quoting = new NpgsqlCommandBuilder();
        var script = database.Annotations.OfType<PostgresCreationScriptAnnotation>().LastOrDefault()?.Script
            ?? $"CREATE DATABASE {quoting.QuoteIdentifier(database.DatabaseName)}";
        try
        {
            using var command = new NpgsqlCommand(script, connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            logger.LogInformation("Created database '{Database}'.", database.DatabaseName);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            logger.LogDebug("Database '{Database}' exists already.", database.DatabaseName);
        }
        catch (NpgsqlException failure)
        {
            logger.LogError(failure, "Failed to create database '{Database}'.", database.DatabaseName);
        }
    }
}
