using System.Data.Common;

namespace MySqlConnector;

/// <summary>Makes connections of one connection string.</summary>
public sealed class MySqlDataSource : DbDataSource
{
    /// <summary>Makes one.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public MySqlDataSource(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        ConnectionString = new MySqlConnectionStringBuilder(connectionString).ConnectionString;
    }

    /// <inheritdoc />
    public override string ConnectionString { get; }

    /// <summary>Makes a connection that is not open.</summary>
    public new MySqlConnection CreateConnection() => new(ConnectionString);

    /// <summary>Opens a connection.</summary>
    public new MySqlConnection OpenConnection() => (MySqlConnection)base.OpenConnection();

    /// <summary>Opens a connection.</summary>
    public new async ValueTask<MySqlConnection> OpenConnectionAsync(CancellationToken cancellationToken = default) =>
        (MySqlConnection)await base.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    protected override DbConnection CreateDbConnection() => CreateConnection();
}
