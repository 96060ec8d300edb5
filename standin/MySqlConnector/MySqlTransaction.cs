using System.Data;
using System.Data.Common;

namespace MySqlConnector;

/// <summary>A transaction; disposing it rolls back what is not committed.</summary>
public sealed class MySqlTransaction : DbTransaction
{
    internal MySqlTransaction(MySqlConnection connection, IsolationLevel isolationLevel)
    {
        Connection = connection;
        IsolationLevel = isolationLevel;
    }

    /// <summary>The connection; <see langword="null"/> when the transaction has ended.</summary>
    public new MySqlConnection? Connection { get; private set; }

    /// <inheritdoc />
    public override IsolationLevel IsolationLevel { get; }

    /// <inheritdoc />
    protected override DbConnection? DbConnection => Connection;

    /// <inheritdoc />
    public override void Commit() => CommitAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override Task CommitAsync(CancellationToken cancellationToken = default) => EndAsync("COMMIT", cancellationToken);

    /// <inheritdoc />
    public override void Rollback() => RollbackAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override Task RollbackAsync(CancellationToken cancellationToken = default) => EndAsync("ROLLBACK", cancellationToken);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (IsActive)
        {
            await RollbackAsync().ConfigureAwait(false);
        }

        Connection = null;
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && IsActive)
        {
            Rollback();
        }

        Connection = null;

        base.Dispose(disposing);
    }

    private bool IsActive => Connection is { State: ConnectionState.Open } && Connection.CurrentTransaction == this;

    private async Task EndAsync(string statement, CancellationToken cancellationToken)
    {
        if (Connection is null || Connection.CurrentTransaction != this)
        {
            throw new InvalidOperationException("Already committed or rolled back.");
        }

        var command = new MySqlCommand(statement, Connection, this);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        Connection.CurrentTransaction = null;
        Connection = null;
    }
}
