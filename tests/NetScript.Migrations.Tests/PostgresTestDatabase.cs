using System.Data.Common;
using NetScript.Configuration;
using NetScript.Testing;
using Npgsql;

namespace NetScript.Migrations.Tests;

public sealed class PostgresTestDatabase(PostgresServer server) : TestDatabase(DatabaseEngine.Postgres)
{
    public string Name { get; } = PostgresServer.NewDatabaseName();

    /// <summary>What the connection string says besides.</summary>
    public string Options { get; set; } = "";

    public override string ConnectionString => $"{server.ConnectionString(Name)};{Options}";

    public override DbConnection Connect()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        connection.Open();
        return connection;
    }

    public override bool HasTable(string name) => Query($"SELECT 1 FROM pg_tables WHERE tablename = '{name}'").Count > 0;

    public override void Create()
    {
        using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {Name}", connection);
        command.ExecuteNonQuery();
    }
}
