using Aspire.Hosting.Standin.Tests.Fakes;
using NetScript.Testing;
using Npgsql;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>The server is one on this machine: what is described as a container is redirected to it.</summary>
public sealed class PostgresDatabaseTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_is_created_when_its_server_is_ready_and_healthy_from_then_on()
    {
        server.SkipUnlessAvailable();
        var name = $"{PostgresServer.NewDatabaseName()} \"quoted\"";
        await StartAsync(name, script: null);

        // A second run finds the database as the first one left it.
        await StartAsync(name, script: null);

        Assert.Equal(1L, await CountAsync(name));
    }

    [Fact]
    public async Task A_script_creates_the_database_in_its_own_way()
    {
        server.SkipUnlessAvailable();
        var name = PostgresServer.NewDatabaseName();

        await StartAsync(name, $"CREATE DATABASE {name} CONNECTION LIMIT 7");

        Assert.Equal(7, await ReadAsync("SELECT datconnlimit FROM pg_database WHERE datname = $1", name));
    }

    private async Task StartAsync(string databaseName, string? script)
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:local"] = ServerConnectionString;
        var database = builder.AddPostgres("pg").WithConnectionStringRedirection(builder.AddConnectionString("local").Resource).AddDatabase("orders", databaseName);
        if (script is not null)
        {
            database.WithCreationScript(script);
        }

        await using var app = builder.Build();
        await app.StartAsync(Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("orders", Token);
    }

    private string ServerConnectionString
    {
        get
        {
            var connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres"));
            connectionString.Remove("Database");
            return connectionString.ConnectionString;
        }
    }

    private async Task<long> CountAsync(string name) => (long)(await ReadAsync("SELECT count(*) FROM pg_database WHERE datname = $1", name))!;

    private async Task<object?> ReadAsync(string sql, string name)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(Token);
    }
}
