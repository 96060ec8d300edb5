using NetScript.Testing;

namespace MySqlConnector.Standin.Tests;

/// <summary>Tests on a live server.</summary>
public abstract class ServerTests
{
    internal ServerTests(MariaDbServer server)
    {
        server.SkipUnlessAvailable();
        Server = server;
    }

    protected MariaDbServer Server { get; }

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Opens a connection to the database that all tests share, whose commands need not say of which transaction they are.</summary>
    protected async Task<MySqlConnection> OpenAsync(string options = "")
    {
        var connection = new MySqlConnection($"{Server.ConnectionString("mysql")};Pooling=false;Ignore Command Transaction=true;{options}");
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    protected static async Task<int> ExecuteAsync(MySqlConnection connection, string statement, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(connection, statement, parameters);
        return await command.ExecuteNonQueryAsync(Cancelled);
    }

    protected static async Task<object?> ScalarAsync(MySqlConnection connection, string statement, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(connection, statement, parameters);
        return await command.ExecuteScalarAsync(Cancelled);
    }

    private static MySqlCommand Command(MySqlConnection connection, string statement, (string Name, object? Value)[] parameters)
    {
        var command = new MySqlCommand(statement, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
