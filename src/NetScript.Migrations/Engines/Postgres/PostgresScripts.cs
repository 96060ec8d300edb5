using System.Data;
using NetScript.Migrations.Scripts;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>Executes scripts, and finds the statement and the position of an error.</summary>
internal sealed class PostgresScripts(NpgsqlConnection connection, TimeSpan commandTimeout)
{
    // Enough to make round trips cheap, little enough for the server to answer while it reads.
    private const int MostStatements = 500;
    private const int MostCharacters = 1 << 20;

    /// <summary>Executes a script and the statements which record it in one transaction, usually in one round trip.</summary>
    /// <exception cref="ScriptException">A statement failed, or the commit; everything is rolled back.</exception>
    public Task ExecuteInTransactionAsync(SqlScript script, IEnumerable<string> record, IProgress<int>? executed, CancellationToken cancellationToken) =>
        ExecuteInTransactionAsync(script.Statements, record, executed, cancellationToken);

    /// <summary>Executes a statement and those which record it in one transaction and one round trip.</summary>
    /// <exception cref="ScriptException">The statement failed, or the commit; everything is rolled back.</exception>
    public Task ExecuteInTransactionAsync(SqlStatement statement, IEnumerable<string> record, CancellationToken cancellationToken) =>
        ExecuteInTransactionAsync([statement], record, null, cancellationToken);

    /// <summary>Executes a statement outside a transaction.</summary>
    /// <exception cref="ScriptException">It failed.</exception>
    public async Task ExecuteAloneAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        var batch = NewBatch();
        await using var _ = batch.ConfigureAwait(false);
        // Some statements refuse to be in a pipeline: each is synchronised on its own.
        batch.EnableErrorBarriers = true;
        batch.BatchCommands.Add(command);
        await ExecuteAsync(batch, new() { [command] = statement }, cancellationToken).ConfigureAwait(false);
    }

    private async Task ExecuteInTransactionAsync(IReadOnlyList<SqlStatement> statements, IEnumerable<string> record, IProgress<int>? executed, CancellationToken cancellationToken)
    {
        var batch = NewBatch();
        var sources = new Dictionary<NpgsqlBatchCommand, SqlStatement>();
        var characters = 0;
        var sent = 0;
        Add("BEGIN", null);
        foreach (var statement in statements)
        {
            if (batch.BatchCommands.Count >= MostStatements || characters >= MostCharacters)
            {
                await FlushAsync().ConfigureAwait(false);
            }

            Add(statement.Text, statement);
        }

        foreach (var statement in record.Append("COMMIT"))
        {
            Add(statement, null);
        }

        await FlushAsync().ConfigureAwait(false);

        void Add(string text, SqlStatement? source)
        {
            var command = new NpgsqlBatchCommand(text);
            batch.BatchCommands.Add(command);
            characters += text.Length;
            if (source is not null)
            {
                sources.Add(command, source);
                sent++;
            }
        }

        async Task FlushAsync()
        {
            await using (batch.ConfigureAwait(false))
            {
                await ExecuteAsync(batch, sources, cancellationToken).ConfigureAwait(false);
            }

            executed?.Report(sent);
            batch = NewBatch();
            sources.Clear();
            characters = 0;
        }
    }

    private async Task ExecuteAsync(
        NpgsqlBatch batch, Dictionary<NpgsqlBatchCommand, SqlStatement> sources, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (!PostgresErrors.IsConnectionLost(exception))
        {
            await RollBackAsync(cancellationToken).ConfigureAwait(false);
            var statement = exception.BatchCommand is NpgsqlBatchCommand command ? sources.GetValueOrDefault(command) : null;
            throw new ScriptException(Describe(exception), exception.SqlState, statement?.Number, statement is null ? 0 : OffsetOf(exception, statement), exception);
        }
    }

    /// <summary>Ends the transaction, the script's own or ours: the session is needed to record the failure.</summary>
    private Task RollBackAsync(CancellationToken cancellationToken) => connection.State == ConnectionState.Open
        ? PostgresCommands.ExecuteAsync(connection, ["ROLLBACK"], cancellationToken)
        // The driver closes a session to which the server says that it is short of memory or disk.
        : connection.OpenAsync(cancellationToken);

    private static int OffsetOf(PostgresException exception, SqlStatement statement) =>
        statement.Start + (exception.Position > 0 ? ScriptPosition.OffsetOfCharacter(statement.Text, exception.Position) : 0);

    private string Describe(PostgresException exception)
    {
        var text = exception.MessageText;
        if (exception.SqlState == PostgresErrorCodes.QueryCanceled && commandTimeout > TimeSpan.Zero)
        {
            text += " (Migrations:CommandTimeout is the limit)";
        }

        return string.IsNullOrEmpty(exception.Hint) ? text : $"{text}. Hint: {exception.Hint}";
    }

    private NpgsqlBatch NewBatch()
    {
        var batch = connection.CreateBatch();
        batch.Timeout = 0;
        return batch;
    }
}
