using System.Globalization;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>
/// Prisma's advisory lock, which keeps Prisma out too. It is polled: a session that waits in <c>pg_advisory_lock</c> holds a snapshot, for
/// which a <c>CREATE INDEX CONCURRENTLY</c> of the holder waits in its turn.
/// </summary>
internal sealed class PostgresLock(NpgsqlConnection connection, MigrationTarget target)
{
    public const int Key = 72707369;

    /// <exception cref="MigrationFailedException">Somebody else kept it until the time was over (P1002).</exception>
    public Task AcquireAsync(CancellationToken cancellationToken) => new SessionLock(target, TryAsync, HolderAsync, "SELECT pg_terminate_backend(pid)").AcquireAsync(cancellationToken);

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        var rows = await PostgresCommands.QueryAsync(connection, $"SELECT pg_try_advisory_lock({Key})", reader => reader.GetBoolean(0), cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    private async Task<string?> HolderAsync(CancellationToken cancellationToken)
    {
        var rows = await PostgresCommands.QueryAsync(
            connection,
            $"""
            SELECT a.pid, coalesce(a.application_name, ''), coalesce(a.usename::text, ''), coalesce(host(a.client_addr), 'local'), to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = {Key} AND l.objsubid = 1
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """,
            reader => string.Create(
                CultureInfo.InvariantCulture,
                $"pid {reader.GetInt32(0)} ({reader.GetString(1)}, user {reader.GetString(2)}, from {reader.GetString(3)}, connected since {reader.GetString(4)} UTC)"),
            cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }
}
