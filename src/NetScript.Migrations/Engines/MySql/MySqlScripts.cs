using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MySqlConnector;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>Executes statements of scripts, and finds the statement and the position of an error.</summary>
internal sealed partial class MySqlScripts(MySqlConnection connection, TimeSpan commandTimeout)
{
    // The driver's unit is the second.
    private readonly int _timeout = commandTimeout > TimeSpan.Zero ? (int)Math.Min(Math.Ceiling(commandTimeout.TotalSeconds), int.MaxValue) : 0;

    /// <summary>Executes a statement as it is.</summary>
    /// <exception cref="ScriptException">The server refused it.</exception>
    public async Task ExecuteAsync(SqlStatement statement, long longestStatement, CancellationToken cancellationToken)
    {
        ThrowIfTooLong(statement, longestStatement);
        var command = new MySqlCommand(statement.Text, connection) { CommandTimeout = _timeout };
        await using var _ = command.ConfigureAwait(false);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MySqlException exception) when (!MySqlErrors.IsConnectionLost(exception))
        {
            throw new ScriptException(Describe(exception), MySqlErrors.Code(exception), statement.Number, statement.Start + OffsetOf(exception.Message, statement.Text), exception);
        }
    }

    /// <summary>Executes statements and what records them in one transaction.</summary>
    /// <exception cref="ScriptException">A statement failed; everything is rolled back that can be.</exception>
    public async Task ExecuteInTransactionAsync(
        IReadOnlyList<SqlStatement> statements, long longestStatement, Func<Task> record, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        // The script may have asked for sessions that only read.
        await AdoCommands.ExecuteAsync(connection, "START TRANSACTION READ WRITE", cancellationToken).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < statements.Count; i++)
            {
                await ExecuteAsync(statements[i], longestStatement, cancellationToken).ConfigureAwait(false);
                executed?.Report(i + 1);
            }
        }
        catch (ScriptException exception)
        {
            throw await RollBackAsync(exception, cancellationToken).ConfigureAwait(false);
        }

        await record().ConfigureAwait(false);
        await AdoCommands.ExecuteAsync(connection, "COMMIT", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rolls back what is open, and says so where the server could not.</summary>
    public async Task<ScriptException> RollBackAsync(ScriptException exception, CancellationToken cancellationToken)
    {
        await AdoCommands.ExecuteAsync(connection, "ROLLBACK", cancellationToken).ConfigureAwait(false);
        var warnings = await AdoCommands.QueryAsync(connection, "SHOW WARNINGS", reader => reader.GetString(2), cancellationToken).ConfigureAwait(false);
        return warnings.Count == 0 ? exception : new ScriptException(
            $"{exception.Message}. The server could not roll everything back: {string.Join("; ", warnings)}", exception.DatabaseCode, exception.Statement, exception.Offset, exception.InnerException);
    }

    // The server would close the connection.
    private static void ThrowIfTooLong(SqlStatement statement, long longestStatement)
    {
        if (statement.Text.Length > longestStatement / 4 && Encoding.UTF8.GetByteCount(statement.Text) >= longestStatement)
        {
            throw new ScriptException(
                string.Create(CultureInfo.InvariantCulture, $"The statement is longer than the {longestStatement} bytes that the server accepts. Divide it, or raise the server's max_allowed_packet"),
                $"{(int)MySqlErrorCode.PacketTooLarge}", statement.Number, statement.Start);
        }
    }

    private string Describe(MySqlException exception) => exception.ErrorCode == MySqlErrorCode.CommandTimeoutExpired && commandTimeout > TimeSpan.Zero
        ? $"{exception.Message} (Migrations:CommandTimeout is the limit)"
        : exception.Message;

    // A syntax error names the line, and quotes what is from there on.
    private static int OffsetOf(string message, string text)
    {
        if (SyntaxError().Match(message) is not { Success: true } error || !int.TryParse(error.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            return 0;
        }

        var offset = 0;
        for (var i = 1; i < line && offset >= 0; i++)
        {
            offset = text.IndexOf('\n', offset) + 1;
            if (offset == 0)
            {
                return 0;
            }
        }

        var rest = text.IndexOf(error.Groups["rest"].Value, StringComparison.Ordinal);
        return rest > offset ? rest : offset;
    }

    [GeneratedRegex("near '(?<rest>.*)' at line (?<line>[0-9]+)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex SyntaxError();
}
