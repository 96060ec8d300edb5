using System.Data.Common;
using System.Globalization;
using NetScript.Migrations.Engines.Ado;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>Prisma's lock, so that Prisma and we keep each other out. It belongs to the session and to the database.</summary>
internal sealed class SqlServerLock(DbConnection connection, MigrationTarget target, SqlServerErrors errors)
{
    private const int NotGrantedInTime = -1;
    private const int Cancelled = -2;
    private const int DeadlockVictim = -3;

    private const string Take = """
        DECLARE @result INT;
        EXEC @result = sp_getapplock @Resource = 'prisma_migrate', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
        SELECT @result;
        """;

    // What the view shows of a resource is "0:[prisma_migrate]:(hash)".
    private const string Holder = """
        SELECT TOP (1) s.session_id, s.program_name, s.login_name, s.host_name, s.login_time
        FROM sys.dm_tran_locks l JOIN sys.dm_exec_sessions s ON s.session_id = l.request_session_id
        WHERE l.resource_type = 'APPLICATION' AND l.resource_database_id = DB_ID() AND l.request_status = 'GRANT' AND l.resource_description LIKE '%[[]prisma_migrate]%'
        """;

    /// <exception cref="MigrationFailedException">Somebody else kept it until the time was over, or the server has none to give (P1002).</exception>
    public Task AcquireAsync(CancellationToken cancellationToken) => new SessionLock(target, TryAsync, HolderAsync, "KILL session_id").AcquireAsync(cancellationToken);

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        var rows = await AdoCommands.QueryAsync(connection, Take, reader => Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        return rows[0] switch
        {
            >= 0 => true,
            NotGrantedInTime or Cancelled or DeadlockVictim => false,
            var result => throw MigrationFailedException.Of(
                "P1002", $"The migration lock of '{target.Database.Key}' could not be taken: sp_getapplock returned {result.ToString(CultureInfo.InvariantCulture)}. The user needs to be a member of the role public of the database."),
        };
    }

    private async Task<string?> HolderAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await AdoCommands.QueryAsync(
                connection,
                Holder,
                reader => string.Create(
                    CultureInfo.InvariantCulture,
                    $"session {reader.GetValue(0)} ({Text(reader, 1)}, user {Text(reader, 2)}, from {Text(reader, 3)}, connected since {reader.GetDateTime(4):yyyy-MM-dd HH:mm:ss} server time)"),
                cancellationToken).ConfigureAwait(false);
            return rows.Count == 0 ? null : rows[0];
        }
        catch (DbException exception) when (errors.IsPermission(exception))
        {
            // It takes VIEW SERVER STATE.
            return null;
        }
    }

    private static string Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? "unknown" : reader.GetString(column).Trim();
}
