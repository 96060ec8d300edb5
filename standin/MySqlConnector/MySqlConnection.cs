using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MySqlConnector.Core;
using MySqlConnector.Protocol;

namespace MySqlConnector;

/// <summary>A connection to a MySQL or MariaDB server. Each is a session of its own: there is no pool.</summary>
public sealed class MySqlConnection : DbConnection
{
    private MySqlConnectionStringBuilder _options = new();
    private ServerSession? _session;
    private string? _database;
    private ConnectionState _state;
    private bool _wasOpened;

    /// <summary>Makes one that does not know yet where to connect to.</summary>
    public MySqlConnection()
        : this("")
    {
    }

    /// <summary>Makes one from a connection string.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public MySqlConnection(string? connectionString) => ConnectionString = connectionString;

    /// <summary>The connection string, without the password once the connection was opened, unless <c>Persist Security Info</c> says otherwise.</summary>
    [AllowNull]
    public override string ConnectionString
    {
        get
        {
            if (!_wasOpened || _options.PersistSecurityInfo)
            {
                return _options.ConnectionString;
            }

            var shown = new MySqlConnectionStringBuilder(_options.ConnectionString);
            shown.Remove("Password");
            return shown.ConnectionString;
        }

        set
        {
            if (State != ConnectionState.Closed)
            {
                throw new InvalidOperationException("Cannot change the connection string on an open connection.");
            }

            _options = new MySqlConnectionStringBuilder(value ?? "");
            _wasOpened = false;
        }
    }

    /// <inheritdoc />
    public override int ConnectionTimeout => checked((int)_options.ConnectionTimeout);

    /// <inheritdoc />
    public override string Database => _database ?? _options.Database;

    /// <inheritdoc />
    public override string DataSource => _options.Server;

    /// <summary>The version of the server, as it says it; MariaDB's may have <c>5.5.5-</c> before it.</summary>
    /// <exception cref="InvalidOperationException">The connection is not open.</exception>
    public override string ServerVersion => Session.ServerVersion;

    /// <summary>The server's number of this session, as <c>CONNECTION_ID()</c>.</summary>
    /// <exception cref="InvalidOperationException">The connection is not open.</exception>
    public int ServerThread => Session.ThreadId;

    /// <inheritdoc />
    public override ConnectionState State => _session is { IsBroken: true } ? ConnectionState.Closed : _state;

    internal MySqlConnectionStringBuilder Options => _options;

    internal ServerSession Session => State == ConnectionState.Open ? _session! : throw new InvalidOperationException("Connection is not open.");

    internal MySqlTransaction? CurrentTransaction { get; set; }

    internal MySqlDataReader? ActiveReader { get; set; }

    /// <inheritdoc />
    protected override DbProviderFactory DbProviderFactory => throw new NotSupportedException($"{nameof(MySqlConnection)}.{nameof(DbProviderFactory)} is not supported.");

    /// <inheritdoc />
    public override void Open() => OpenAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    /// <exception cref="MySqlException">The server cannot be reached, or does not let the user in.</exception>
    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (State != ConnectionState.Closed)
        {
            throw new InvalidOperationException($"Cannot Open when State is {State}.");
        }

        SetState(ConnectionState.Connecting);
        try
        {
            _session = await new ServerConnector(_options).ConnectAsync(cancellationToken).ConfigureAwait(false);
            _database = null;
            _wasOpened = true;
            CurrentTransaction = null;
            SetState(ConnectionState.Open);
        }
        catch
        {
            SetState(ConnectionState.Closed);
            throw;
        }
    }

    /// <inheritdoc />
    public override void Close() => CloseAsync().GetAwaiter().GetResult();

    /// <inheritdoc />
    public override async Task CloseAsync()
    {
        if (_session is not { } session)
        {
            return;
        }

        _session = null;
        CurrentTransaction = null;
        using (session)
        {
            // In the middle of a result the server would not read it.
            if (!session.IsBroken && ActiveReader is null)
            {
                await SayGoodbyeAsync(session).ConfigureAwait(false);
            }
        }

        ActiveReader = null;
        SetState(ConnectionState.Closed);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Makes a command for this connection.</summary>
    public new MySqlCommand CreateCommand() => new(null, this);

    /// <summary>Begins a transaction at the isolation level <c>REPEATABLE READ</c>.</summary>
    public new MySqlTransaction BeginTransaction() => BeginTransaction(IsolationLevel.Unspecified);

    /// <summary>Begins a transaction.</summary>
    public new MySqlTransaction BeginTransaction(IsolationLevel isolationLevel) => BeginTransactionAsync(isolationLevel).AsTask().GetAwaiter().GetResult();

    /// <summary>Begins a transaction at the isolation level <c>REPEATABLE READ</c>.</summary>
    public new ValueTask<MySqlTransaction> BeginTransactionAsync(CancellationToken cancellationToken = default) => BeginTransactionAsync(IsolationLevel.Unspecified, cancellationToken);

    /// <summary>Begins a transaction.</summary>
    /// <exception cref="InvalidOperationException">There is one already, or the connection is not open.</exception>
    public new async ValueTask<MySqlTransaction> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken = default)
    {
        _ = Session;
        if (CurrentTransaction is not null)
        {
            throw new InvalidOperationException("Transactions may not be nested.");
        }

        await ExecuteAsync($"SET TRANSACTION ISOLATION LEVEL {LevelName(isolationLevel)}", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync("START TRANSACTION", cancellationToken).ConfigureAwait(false);
        return CurrentTransaction = new MySqlTransaction(this, isolationLevel);
    }

    /// <inheritdoc />
    public override void ChangeDatabase(string databaseName) => ChangeDatabaseAsync(databaseName).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override async Task ChangeDatabaseAsync(string databaseName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(databaseName);
        await Session.SendAsync(CommandKind.InitDatabase, Encoding.UTF8.GetBytes(databaseName), cancellationToken).ConfigureAwait(false);
        await Session.ReadOkAsync(cancellationToken).ConfigureAwait(false);
        _database = databaseName;
    }

    /// <summary>Whether the server answers.</summary>
    public bool Ping() => PingAsync().GetAwaiter().GetResult();

    /// <summary>Whether the server answers.</summary>
    public async Task<bool> PingAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await Session.SendAsync(CommandKind.Ping, default, cancellationToken).ConfigureAwait(false);
            await Session.ReadOkAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is MySqlException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Puts the session in the state in which it was opened; releases its locks.</summary>
    public async ValueTask ResetConnectionAsync(CancellationToken cancellationToken = default)
    {
        await Session.SendAsync(CommandKind.ResetConnection, default, cancellationToken).ConfigureAwait(false);
        await Session.ReadOkAsync(cancellationToken).ConfigureAwait(false);
        CurrentTransaction = null;
        await ExecuteAsync("SET NAMES utf8mb4", cancellationToken).ConfigureAwait(false);
    }

    internal Task CancelAsync(MySqlCommand command) => State == ConnectionState.Open && ActiveReader?.Command == command ? Session.KillQueryAsync(CancellationToken.None) : Task.CompletedTask;

    /// <inheritdoc />
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => BeginTransaction(isolationLevel);

    /// <inheritdoc />
    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        await BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    protected override DbCommand CreateDbCommand() => CreateCommand();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        var command = new MySqlCommand(statement, this);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private void SetState(ConnectionState state)
    {
        var before = _state;
        _state = state;
        if (before != state)
        {
            OnStateChange(new StateChangeEventArgs(before, state));
        }
    }

    private static async Task SayGoodbyeAsync(ServerSession session)
    {
        try
        {
            await session.SendAsync(CommandKind.Quit, default, CancellationToken.None).ConfigureAwait(false);
        }
        catch (MySqlException)
        {
            // The server has gone first.
            return;
        }
    }

    private static string LevelName(IsolationLevel level) => level switch
    {
        IsolationLevel.Unspecified or IsolationLevel.RepeatableRead => "REPEATABLE READ",
        IsolationLevel.ReadUncommitted => "READ UNCOMMITTED",
        IsolationLevel.ReadCommitted => "READ COMMITTED",
        IsolationLevel.Serializable => "SERIALIZABLE",
        _ => throw new NotSupportedException($"IsolationLevel.{level} is not supported."),
    };
}
