namespace MySqlConnector;

/// <summary>Makes a <see cref="MySqlDataSource"/>.</summary>
public sealed class MySqlDataSourceBuilder
{
    /// <summary>Begins with a connection string, or with none.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public MySqlDataSourceBuilder(string? connectionString = null) => ConnectionStringBuilder = new MySqlConnectionStringBuilder(connectionString ?? "");

    /// <summary>What the connections are made of.</summary>
    public MySqlConnectionStringBuilder ConnectionStringBuilder { get; }

    /// <summary>Makes the data source.</summary>
    public MySqlDataSource Build() => new(ConnectionStringBuilder.ConnectionString);
}
