using System.Data.Common;
using System.Globalization;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>Executes batches of scripts, and finds the batch and the line of an error.</summary>
internal sealed class SqlServerScripts(DbConnection connection, SqlServerDriver driver, TimeSpan commandTimeout)
{
    private const int Committable = 1;

    // The driver's unit is the second.
    private readonly int _timeout = commandTimeout > TimeSpan.Zero ? (int)Math.Min(Math.Ceiling(commandTimeout.TotalSeconds), int.MaxValue) : 0;
    private readonly SqlServerErrors _errors = new(driver);

    /// <summary>Executes a batch as it is: without parameters the driver sends it as such, so that it may define a module.</summary>
    /// <exception cref="ScriptException">The server refused it.</exception>
    public async Task ExecuteAsync(SqlStatement batch, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = batch.Text;
        command.CommandTimeout = _timeout;
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException) when (cancellationToken.IsCancellationRequested)
        {
            // The driver has no exception of its own for it.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DbException exception) when (!_errors.IsConnectionLost(exception))
        {
            var error = driver.Describe(exception);
            throw new ScriptException(
                Describe(exception, error), error.Number.ToString(CultureInfo.InvariantCulture), batch.Number, batch.Start + OffsetOfLine(batch.Text, error.Line), exception);
        }
    }

    /// <summary>Executes batches and what records them in one transaction. Any error ends it (XACT_ABORT).</summary>
    /// <exception cref="ScriptException">A batch failed, or ended the transaction itself; what is left of it is rolled back.</exception>
    public async Task ExecuteInTransactionAsync(IReadOnlyList<SqlStatement> batches, Func<Task> record, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        await AdoCommands.ExecuteAsync(connection, "SET XACT_ABORT ON; BEGIN TRANSACTION;", cancellationToken).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < batches.Count; i++)
            {
                await ExecuteAsync(batches[i], cancellationToken).ConfigureAwait(false);
                await ThrowUnlessInTransactionAsync(batches[i], cancellationToken).ConfigureAwait(false);
                executed?.Report(i + 1);
            }
        }
        catch (ScriptException)
        {
            await RollBackAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }

        await record().ConfigureAwait(false);
        await AdoCommands.ExecuteAsync(connection, "COMMIT TRANSACTION;", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rolls back what is open, if anything is: an error has usually done so.</summary>
    public async Task RollBackAsync(CancellationToken cancellationToken)
    {
        await AdoCommands.ExecuteAsync(connection, SqlServerSettings.Wake, cancellationToken).ConfigureAwait(false);
        await AdoCommands.ExecuteAsync(connection, "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;", cancellationToken).ConfigureAwait(false);
    }

    // The next batch would be committed alone if this one has ended the transaction: by dynamic SQL, by a procedure, or in a way that we do not read.
    private async Task ThrowUnlessInTransactionAsync(SqlStatement batch, CancellationToken cancellationToken)
    {
        var rows = await AdoCommands.QueryAsync(
            connection,
            "SELECT CAST(XACT_STATE() AS INT), @@TRANCOUNT",
            reader => (State: reader.GetInt32(0), Count: reader.GetInt32(1)),
            cancellationToken).ConfigureAwait(false);
        var problem = rows switch
        {
            [] => "The batch leaves the session so that it executes nothing (SET NOEXEC, PARSEONLY or FMTONLY)",
            [{ Count: 0 }] => "The batch ends the transaction in which the migration runs, so what it did after that may be in effect. Take COMMIT and ROLLBACK out, or mark the script with '-- netscript: no-transaction'",
            [{ State: not Committable }] => "The batch catches an error after which its transaction cannot be committed",
            [{ Count: > 1 }] => "The batch begins a transaction and does not end it",
            _ => null,
        };
        if (problem is not null)
        {
            throw new ScriptException(problem, "XACT_STATE", batch.Number, batch.Start);
        }
    }

    private string Describe(DbException exception, SqlServerError error) => _errors.IsCommandTimeout(exception) && commandTimeout > TimeSpan.Zero
        ? $"{error.Message} (Migrations:CommandTimeout is the limit)"
        : error.Message;

    /// <summary>Where a line begins, from 1; 0 where there is no such line.</summary>
    private static int OffsetOfLine(string text, int line)
    {
        var offset = 0;
        for (var i = 1; i < line; i++)
        {
            offset = text.IndexOf('\n', offset) + 1;
            if (offset == 0)
            {
                return 0;
            }
        }

        return offset;
    }
}
