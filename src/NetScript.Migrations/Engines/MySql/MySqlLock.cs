using System.Globalization;
using MySqlConnector;
using NetScript.Migrations.Engines.Ado;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>
/// Prisma's lock, which keeps Prisma out too. It is one for all databases of the server, as Prisma's is, and of one node only in a cluster. The server releases it when the session ends.
/// </summary>
internal sealed class MySqlLock(MySqlConnection connection, MigrationTarget target)
{
    public const string Name = "'prisma_migrate'";

    /// <exception cref="MigrationFailedException">Somebody else kept it until the time was over (P1002), or a pooler is in between (NS1004).</exception>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        await new SessionLock(target, TryAsync, HolderAsync, "KILL <connection>").AcquireAsync(cancellationToken).ConfigureAwait(false);
        if (!await IsTrueAsync($"SELECT IS_USED_LOCK({Name}) = CONNECTION_ID()", cancellationToken).ConfigureAwait(false))
        {
            throw MigrationFailedException.Of(
                "NS1004",
                $"The connection of '{target.Database.Key}' goes through a pooler that gives each statement another session of the server, where the migration lock cannot be held. "
                + $"Connect to the server itself in the connection string of {target.Database.ConfigurationPath}.");
        }
    }

    private Task<bool> TryAsync(CancellationToken cancellationToken) => IsTrueAsync($"SELECT GET_LOCK({Name}, 0)", cancellationToken);

    private async Task<bool> IsTrueAsync(string query, CancellationToken cancellationToken)
    {
        var rows = await AdoCommands.QueryAsync(connection, query, reader => !reader.IsDBNull(0) && reader.GetInt64(0) == 1, cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    // Without the right to see others' sessions only the number is known.
    private async Task<string?> HolderAsync(CancellationToken cancellationToken)
    {
        var rows = await AdoCommands.QueryAsync(
            connection,
            $"""
            SELECT l.id, p.USER, p.HOST, p.DB, p.TIME
            FROM (SELECT IS_USED_LOCK({Name}) AS id) l LEFT JOIN information_schema.PROCESSLIST p ON p.ID = l.id
            WHERE l.id IS NOT NULL
            """,
            reader => reader.IsDBNull(1)
                ? string.Create(CultureInfo.InvariantCulture, $"connection {reader.GetInt64(0)}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"connection {reader.GetInt64(0)} (user {reader.GetString(1)}, from {reader.GetString(2)}, database {(reader.IsDBNull(3) ? "none" : reader.GetString(3))}, in its state for {reader.GetInt64(4)} s)"),
            cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }
}
