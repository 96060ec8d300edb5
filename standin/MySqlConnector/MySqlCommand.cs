using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector.Core;
using MySqlConnector.Protocol;

namespace MySqlConnector;

/// <summary>SQL that is sent as text.</summary>
public sealed class MySqlCommand : DbCommand
{
    private int? _commandTimeout;

    /// <summary>Makes one without text.</summary>
    public MySqlCommand()
        : this(null, null, null)
    {
    }

    /// <summary>Makes one with its text.</summary>
    public MySqlCommand(string? commandText)
        : this(commandText, null, null)
    {
    }

    /// <summary>Makes one without text for a transaction.</summary>
    public MySqlCommand(MySqlConnection? connection, MySqlTransaction? transaction)
        : this(null, connection, transaction)
    {
    }

    /// <summary>Makes one with its text.</summary>
    public MySqlCommand(string? commandText, MySqlConnection? connection)
        : this(commandText, connection, null)
    {
    }

    /// <summary>Makes one with its text for a transaction.</summary>
    public MySqlCommand(string? commandText, MySqlConnection? connection, MySqlTransaction? transaction)
    {
        CommandText = commandText;
        Connection = connection;
        Transaction = transaction;
    }

    /// <summary>The SQL; <c>@name</c> is replaced by the parameter of that name.</summary>
    [AllowNull]
    public override string CommandText
    {
        get;
        set => field = value ?? "";
    }

    /// <summary>How long it may take until its first row, and from row to row, in seconds; 0 for no limit. The connection string's if it is not set.</summary>
    public override int CommandTimeout
    {
        get => _commandTimeout ?? (int)Math.Min(Connection?.Options.DefaultCommandTimeout ?? 30, int.MaxValue);
        set => _commandTimeout = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "CommandTimeout must be greater than or equal to zero.");
    }

    /// <summary>Always <see cref="CommandType.Text"/>.</summary>
    /// <exception cref="NotSupportedException">Another one is set.</exception>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => _ = value == CommandType.Text ? value : throw new NotSupportedException($"{nameof(MySqlCommand)}.{nameof(CommandType)} {value} is not supported.");
    }

    /// <inheritdoc />
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc />
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>The connection.</summary>
    public new MySqlConnection? Connection { get; set; }

    /// <summary>The parameters.</summary>
    public new MySqlParameterCollection Parameters { get; } = new();

    /// <summary>The connection's transaction, where there is one.</summary>
    public new MySqlTransaction? Transaction { get; set; }

    /// <summary>The key that the last <c>INSERT</c> made.</summary>
    public long LastInsertedId { get; internal set; }

    /// <inheritdoc />
    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (MySqlConnection?)value;
    }

    /// <inheritdoc />
    protected override DbParameterCollection DbParameterCollection => Parameters;

    /// <inheritdoc />
    protected override DbTransaction? DbTransaction
    {
        get => Transaction;
        set => Transaction = (MySqlTransaction?)value;
    }

    /// <summary>Ends the command, if it is being executed; who waits for it gets <see cref="MySqlErrorCode.QueryInterrupted"/>.</summary>
    public override void Cancel() => Connection?.CancelAsync(this).GetAwaiter().GetResult();

    /// <summary>Not supported: the text protocol has nothing to prepare.</summary>
    public override void Prepare() => throw new NotSupportedException($"{nameof(MySqlCommand)}.{nameof(Prepare)} is not supported.");

    /// <summary>Executes it and gives the number of rows affected; -1 where it was a query.</summary>
    public override int ExecuteNonQuery() => ExecuteNonQueryAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Executes it and gives the number of rows affected; -1 where it was a query.</summary>
    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        var reader = await ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        return reader.RecordsAffected;
    }

    /// <inheritdoc />
    public override object? ExecuteScalar() => ExecuteScalarAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        var reader = await ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        object? value = null;
        if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            value = reader.GetValue(0);
        }

        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        return value;
    }

    /// <summary>Executes it.</summary>
    public new MySqlDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default);

    /// <summary>Executes it.</summary>
    public new MySqlDataReader ExecuteReader(CommandBehavior commandBehavior) => ExecuteReaderAsync(commandBehavior, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Executes it.</summary>
    public new Task<MySqlDataReader> ExecuteReaderAsync(CancellationToken cancellationToken = default) => ExecuteReaderAsync(CommandBehavior.Default, cancellationToken);

    /// <summary>Executes it.</summary>
    /// <exception cref="MySqlException">The server refuses it, the connection is lost, or the timeout was over.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the server was told to end it.</exception>
    public new async Task<MySqlDataReader> ExecuteReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = Check();
        if ((behavior & ~(CommandBehavior.CloseConnection | CommandBehavior.SingleRow | CommandBehavior.SingleResult | CommandBehavior.SequentialAccess)) != 0)
        {
            throw new NotSupportedException($"{nameof(CommandBehavior)}.{behavior} is not supported.");
        }

        var session = connection.Session;
        var reader = new MySqlDataReader(this, session, behavior);
        connection.ActiveReader = reader;
        try
        {
            var body = StatementText.Create(CommandText, Parameters, session);
            await QueryGuard.RunAsync(
                session,
                CommandTimeout,
                async () =>
                {
                    // A cancelled token ends the wait by way of the guard, so that the connection can still be used.
                    await session.SendAsync(CommandKind.Query, body, CancellationToken.None).ConfigureAwait(false);
                    return await reader.OpenResultAsync().ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            return reader;
        }
        catch
        {
            connection.ActiveReader = null;
            throw;
        }
    }

    /// <inheritdoc />
    protected override DbParameter CreateDbParameter() => new MySqlParameter();

    /// <inheritdoc />
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);

    /// <inheritdoc />
    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await ExecuteReaderAsync(behavior, cancellationToken).ConfigureAwait(false);

    private MySqlConnection Check()
    {
        var connection = Connection ?? throw new InvalidOperationException("Connection property must be non-null.");
        if (connection.State != ConnectionState.Open)
        {
            throw new InvalidOperationException($"Connection must be Open; current state is {connection.State}");
        }

        if (CommandText.Length == 0)
        {
            throw new InvalidOperationException("CommandText must be specified");
        }

        if (!connection.Options.IgnoreCommandTransaction && Transaction != connection.CurrentTransaction)
        {
            throw new InvalidOperationException("The transaction associated with this command is not the connection's active transaction; see https://mysqlconnector.net/trans");
        }

        return connection.ActiveReader is null ? connection : throw new InvalidOperationException("This MySqlConnection is already in use. See https://mysqlconnector.net/conn-reuse");
    }
}
