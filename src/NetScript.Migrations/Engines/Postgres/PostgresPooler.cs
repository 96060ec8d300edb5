using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>
/// Detects a pooler that gives each transaction another server process. The lock would then belong to a process that others use as well: it would keep nobody out, and stay when the run is over.
/// </summary>
internal static class PostgresPooler
{
    private const int Tries = 3;

    /// <exception cref="MigrationFailedException">There is one (NS1004).</exception>
    public static async Task ThrowIfSharedAsync(NpgsqlConnection connection, MigrationTarget target, CancellationToken cancellationToken)
    {
        // A pooler tells an id of its own when one connects; without one it is that of the process.
        var process = await ProcessAsync(connection, cancellationToken).ConfigureAwait(false);
        if (process == connection.ProcessID)
        {
            return;
        }

        // A pooler that keeps a process for each session cannot give ours to another one.
        var other = await PostgresConnection.OpenAsync(PostgresAddress.Of(target).ConnectionString, cancellationToken).ConfigureAwait(false);
        await using var _ = other.ConfigureAwait(false);
        for (var i = 0; i < Tries; i++)
        {
            if (await ProcessAsync(other.Value, cancellationToken).ConfigureAwait(false) == process || await ProcessAsync(connection, cancellationToken).ConfigureAwait(false) != process)
            {
                throw MigrationFailedException.Of(
                    "NS1004",
                    $"The connection of '{target.Database.Key}' goes through a pooler that gives each transaction another server process, where the migration lock cannot be held. "
                    + $"Connect to the server itself, or to a pool in session mode, in the connection string of {target.Database.ConfigurationPath}.");
            }
        }
    }

    private static async Task<int> ProcessAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await PostgresCommands.QueryAsync(connection, "SELECT pg_backend_pid()", reader => reader.GetInt32(0), cancellationToken).ConfigureAwait(false);
        return rows[0];
    }
}
