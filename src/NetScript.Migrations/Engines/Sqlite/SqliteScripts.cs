using System.Text;
using Microsoft.Data.Sqlite;
using NetScript.Migrations.Scripts;
using SQLitePCL;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>Executes scripts through SQLite's own interface: statement by statement, and to be interrupted.</summary>
internal sealed class SqliteScripts(SqliteConnection connection, TimeSpan commandTimeout)
{
    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <exception cref="ScriptException">A statement failed.</exception>
    public void Execute(IReadOnlyList<SqlStatement> statements, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Execute(statements[i], cancellationToken);
            executed?.Report(i + 1);
        }
    }

    /// <summary>Commits the transaction.</summary>
    /// <exception cref="ScriptException">A deferred foreign key is broken.</exception>
    public void Commit()
    {
        var result = raw.sqlite3_exec(connection.Handle, "COMMIT");
        if (result != raw.SQLITE_OK)
        {
            throw Failure(result, null, 0);
        }
    }

    private void Execute(SqlStatement statement, CancellationToken cancellationToken)
    {
        using var timeout = commandTimeout > TimeSpan.Zero ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        timeout?.CancelAfter(commandTimeout);
        using var registration = (timeout?.Token ?? cancellationToken).UnsafeRegister(static connection => raw.sqlite3_interrupt(((SqliteConnection)connection!).Handle), connection);
        // SQLite copies a text that does not end with a NUL before it reads it.
        var text = new byte[Encoding.UTF8.GetByteCount(statement.Span) + 1];
        Encoding.UTF8.GetBytes(statement.Span, text);
        ReadOnlySpan<byte> rest = text;
        while (rest.Length > 1)
        {
            var result = raw.sqlite3_prepare_v2(connection.Handle, rest, out var prepared, out rest);
            using (prepared)
            {
                if (result == raw.SQLITE_OK && !prepared.IsInvalid)
                {
                    result = Run(prepared);
                }
            }

            if (result is raw.SQLITE_OK or raw.SQLITE_DONE)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(result, statement.Number, statement.Start, timeout?.IsCancellationRequested is true ? " (Migrations:CommandTimeout is the limit)" : "");
        }
    }

    private static int Run(sqlite3_stmt prepared)
    {
        int result;
        do
        {
            result = raw.sqlite3_step(prepared);
        }
        while (result == raw.SQLITE_ROW);

        return result;
    }

    private ScriptException Failure(int result, int? statement, int offset, string remark = "") => new(
        raw.sqlite3_errmsg(connection.Handle).utf8_to_string() + remark, SqliteErrors.NameOf(result & 0xFF), statement, offset);
}
