using System.Data.Common;
using MySqlConnector;
using NetScript.Configuration;
using NetScript.Testing;

namespace NetScript.Migrations.Tests;

public sealed class MariaDbTestDatabase(MariaDbServer server) : TestDatabase(DatabaseEngine.Mysql)
{
    public string Name { get; init; } = MariaDbServer.NewDatabaseName();

    public override string ConnectionString => server.ConnectionString(Name);

    public override DbConnection Connect()
    {
        var connection = new MySqlConnection($"{ConnectionString};Pooling=false;Allow User Variables=true");
        connection.Open();
        return connection;
    }

    public override bool HasTable(string name) => Query($"SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '{name}'").Count > 0;

    public override void Create() => ExecuteOnServer($"CREATE DATABASE `{Name}`");

    /// <summary>Executes a statement while there need not be a database.</summary>
    public object? ExecuteOnServer(string statement)
    {
        using var connection = new MySqlConnection($"{server.ConnectionString("")};Pooling=false;Allow User Variables=true");
        connection.Open();
        using var command = new MySqlCommand(statement, connection);
        return command.ExecuteScalar();
    }
}
