using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>The settings of a session that migrates.</summary>
internal sealed class PostgresSettings(NpgsqlConnection connection, MigrationTarget target)
{
    private static readonly Version s_firstWithConnectionCheck = new(14, 0);

    /// <summary>Makes the settings and returns them as statements.</summary>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        var settings = new List<string>();
        if (await ChecksConnectionAsync(cancellationToken).ConfigureAwait(false))
        {
            settings.Add(ConnectionCheck);
        }

        if (target.Database.Migrations.CommandTimeout > TimeSpan.Zero)
        {
            settings.Add($"SET statement_timeout = {target.Database.Migrations.CommandTimeout.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)}");
            await PostgresCommands.ExecuteAsync(connection, settings, cancellationToken).ConfigureAwait(false);
        }

        return settings;
    }

    // Else the statement of a migrator that was killed holds the lock for as long as it runs.
    private const string ConnectionCheck = "SET client_connection_check_interval = 2000";

    private async Task<bool> ChecksConnectionAsync(CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion < s_firstWithConnectionCheck)
        {
            return false;
        }

        try
        {
            await PostgresCommands.ExecuteAsync(connection, [ConnectionCheck], cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            target.Logger.LogDebug("{Database}: the server cannot look whether a client is still there: {Reason}", target.Database.Key, exception.MessageText);
            return false;
        }
    }
}
