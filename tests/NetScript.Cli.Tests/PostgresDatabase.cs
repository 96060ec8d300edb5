using NetScript.Testing;
using Npgsql;

namespace NetScript.Cli.Tests;

/// <summary>A database of the test's own on the PostgreSQL server.</summary>
internal sealed class PostgresDatabase(PostgresServer server, string name) : IDisposable
{
    /// <summary>Makes an empty database.</summary>
    public static PostgresDatabase Create(PostgresServer server)
    {
        var database = new PostgresDatabase(server, PostgresServer.NewDatabaseName());
        using var connection = database.Open("postgres");
        Execute(connection, $"CREATE DATABASE {database.Name}");
        return database;
    }

    public string Name { get; } = name;

    public string Url => UrlOf(PostgresServer.Password);

    public string ConnectionString => server.ConnectionString(Name);

    public string UrlOf(string password) => $"postgresql://{PostgresServer.User}:{Uri.EscapeDataString(password)}@127.0.0.1:{server.Port}/{Name}";

    public NpgsqlConnection Open() => Open(Name);

    public static object? Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public bool HasTable(string name)
    {
        using var connection = Open();
        return Execute(connection, $"SELECT count(*) FROM pg_tables WHERE tablename = '{name}'") is 1L;
    }

    public void Dispose()
    {
        using var connection = Open("postgres");
        Execute(connection, $"DROP DATABASE {Name} WITH (FORCE)");
    }

    private NpgsqlConnection Open(string database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
