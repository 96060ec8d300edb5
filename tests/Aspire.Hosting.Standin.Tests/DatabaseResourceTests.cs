using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class DatabaseResourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSQL_is_connected_to_as_by_the_official_package()
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddPostgres("pg", builder.AddParameter("user", "an na"), builder.AddPassword("a/b")).Allocated("tcp", 15432);
        var database = server.AddDatabase("orders", "Orders;1");

        Assert.Equal("Host=localhost;Port=15432;Username=an na;Password=a/b", await server.Resource.GetConnectionStringAsync(Token));
        Assert.Equal("Host=localhost;Port=15432;Username=an na;Password=a/b;Database=\"Orders;1\"", await ReadAsync(database.Resource));
        Assert.Equal("postgresql://an%20na:a%2Fb@localhost:15432/Orders%3B1", await database.Resource.UriExpression.GetValueAsync(Token));
        Assert.Equal("jdbc:postgresql://localhost:15432/Orders%3B1", await database.Resource.JdbcConnectionString.GetValueAsync(Token));
        Assert.Equal(["Host", "Port", "Username", "Password", "Uri", "JdbcConnectionString", "DatabaseName"], Properties(database.Resource));
        Assert.Equal("docker.io/library/postgres:18.3", ImageOf(server.Resource));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["POSTGRES_HOST_AUTH_METHOD"] = "scram-sha-256",
                ["POSTGRES_INITDB_ARGS"] = "--auth-host=scram-sha-256 --auth-local=scram-sha-256",
                ["POSTGRES_USER"] = "an na",
                ["POSTGRES_PASSWORD"] = "a/b",
            },
            await server.EnvironmentAsync());
    }

    [Fact]
    public async Task SQL_Server_is_connected_to_as_by_the_official_package()
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddSqlServer("sql", builder.AddPassword("a/b")).Allocated("tcp", 11433);
        var database = server.AddDatabase("orders");

        Assert.Equal("Server=127.0.0.1,11433;User ID=sa;Password=a/b;TrustServerCertificate=true", await server.Resource.GetConnectionStringAsync(Token));
        Assert.Equal("Server=127.0.0.1,11433;User ID=sa;Password=a/b;TrustServerCertificate=true;Initial Catalog=orders", await ReadAsync(database.Resource));
        Assert.Equal("mssql://sa:a%2Fb@localhost:11433/orders", await database.Resource.UriExpression.GetValueAsync(Token));
        Assert.Equal("jdbc:sqlserver://localhost:11433;databaseName=orders;trustServerCertificate=true", await database.Resource.JdbcConnectionString.GetValueAsync(Token));
        Assert.Equal(["Host", "Port", "Username", "Password", "Uri", "JdbcConnectionString", "DatabaseName"], Properties(database.Resource));
        Assert.Equal("mcr.microsoft.com/mssql/server:2022-latest", ImageOf(server.Resource));
        Assert.Equal(new Dictionary<string, string> { ["ACCEPT_EULA"] = "Y", ["MSSQL_SA_PASSWORD"] = "a/b" }, await server.EnvironmentAsync());
    }

    [Fact]
    public async Task MySQL_is_connected_to_as_by_the_official_package()
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddMySql("my", builder.AddPassword("a/b")).Allocated("tcp", 13306);
        var database = server.AddDatabase("orders");

        Assert.Equal("Server=localhost;Port=13306;User ID=root;Password=a/b", await ReadAsync(server.Resource));
        Assert.Equal("Server=localhost;Port=13306;User ID=root;Password=a/b;Database=orders", await ReadAsync(database.Resource));
        Assert.Equal("mysql://root:a%2Fb@localhost:13306/orders", await database.Resource.UriExpression.GetValueAsync(Token));
        Assert.Equal("jdbc:mysql://localhost:13306/orders", await database.Resource.JdbcConnectionString.GetValueAsync(Token));
        Assert.Equal(["Host", "Port", "Username", "Password", "Uri", "JdbcConnectionString", "DatabaseName"], Properties(database.Resource));
        Assert.Equal("docker.io/library/mysql:9.7", ImageOf(server.Resource));
        Assert.Equal(new Dictionary<string, string> { ["MYSQL_ROOT_PASSWORD"] = "a/b" }, await server.EnvironmentAsync());
    }

    [Fact]
    public async Task A_server_whose_connection_string_is_redirected_has_that_of_the_other_one()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:shared"] = "Host=shared";
        var database = builder.AddPostgres("pg").WithConnectionStringRedirection(builder.AddConnectionString("shared").Resource).AddDatabase("orders");

        Assert.Equal("Host=shared;Database=orders", await ReadAsync(database.Resource));
    }

    [Fact]
    public async Task The_databases_of_a_server_are_known_by_their_resources()
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddPostgres("pg", port: 5432);
        server.AddDatabase("orders-db", "orders");

        Assert.Equal([KeyValuePair.Create("orders-db", "orders")], server.Resource.Databases);
        Assert.Equal(5432, server.Resource.PrimaryEndpoint.EndpointAnnotation.Port);
    }

    private static ValueTask<string?> ReadAsync(IResourceWithConnectionString resource) => resource.GetConnectionStringAsync(Token);

    private static IEnumerable<string> Properties(IResourceWithConnectionString resource) => resource.GetConnectionProperties().Select(property => property.Key);

    private static string? ImageOf(IResource resource) => resource.TryGetContainerImageName(out var name) ? name : null;
}
