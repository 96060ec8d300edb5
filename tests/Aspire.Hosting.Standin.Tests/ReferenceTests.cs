using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public async Task A_connection_string_is_handed_out_with_its_properties()
    {
        await using var builder = TestApplication.CreateBuilder();
        var orders = builder.AddPostgres("pg", password: builder.AddPassword("p@ss")).Allocated("tcp", 15432).AddDatabase("orders-db", "orders");
        var api = builder.AddExecutable("api", "api", ".").WithReference(orders);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["ConnectionStrings__orders-db"] = "Host=localhost;Port=15432;Username=postgres;Password=p@ss;Database=orders",
                ["ORDERS_DB_HOST"] = "localhost",
                ["ORDERS_DB_PORT"] = "15432",
                ["ORDERS_DB_USERNAME"] = "postgres",
                ["ORDERS_DB_PASSWORD"] = "p@ss",
                ["ORDERS_DB_DATABASENAME"] = "orders",
                ["ORDERS_DB_URI"] = "postgresql://postgres:p%40ss@localhost:15432/orders",
                ["ORDERS_DB_JDBCCONNECTIONSTRING"] = "jdbc:postgresql://localhost:15432/orders",
            },
            await api.EnvironmentAsync());
    }

    [Fact]
    public async Task A_reference_can_have_another_name_and_a_resource_more_properties()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:db"] = "Host=db";
        var db = builder.AddConnectionString("db");
        db.WithConnectionProperty("Engine", "Postgres");
        var api = builder.AddExecutable("api", "api", ".").WithReference(db, "2nd.one");

        Assert.Equal(
            new Dictionary<string, string> { ["ConnectionStrings__2nd.one"] = "Host=db", ["_2ND_ONE_ENGINE"] = "Postgres" },
            await api.EnvironmentAsync());
    }

    [Fact]
    public async Task A_connection_string_can_have_a_variable_of_its_own()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:db"] = "Host=db";
        var api = builder.AddExecutable("api", "api", ".").WithReference(builder.AddConnectionString("db", "DATABASE_URL"));

        Assert.Equal(new Dictionary<string, string> { ["DATABASE_URL"] = "Host=db" }, await api.EnvironmentAsync());
    }

    [Fact]
    public async Task A_missing_connection_string_is_an_error_that_names_it()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddExecutable("api", "api", ".").WithReference(builder.AddConnectionString("db"));

        var result = await ExecutionConfigurationBuilder.Create(api.Resource)
            .WithEnvironmentVariablesConfig()
            .BuildAsync(builder.ExecutionContext, NullLogger.Instance, TestContext.Current.CancellationToken);

        var failure = Assert.IsType<MissingParameterValueException>(Assert.Single(Assert.IsType<AggregateException>(result.Exception).InnerExceptions));
        Assert.Equal("Connection string parameter resource could not be used because connection string 'db' is missing.", failure.Message);
    }

    [Fact]
    public async Task The_endpoints_of_a_service_are_handed_out_for_service_discovery()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddResource(new ProjectResource("order-api"))
            .WithHttpEndpoint(name: "http").WithHttpsEndpoint().WithHttpEndpoint(name: "admin")
            .Allocated("http", 5000).Allocated("https", 5001).Allocated("admin", 5002);
        api.WithEndpoint("admin", endpoint => endpoint.ExcludeReferenceEndpoint = true);
        var web = builder.AddExecutable("web", "web", ".").WithReference(api);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["services__order-api__http__0"] = "http://localhost:5000",
                ["services__order-api__https__0"] = "https://localhost:5001",
                ["ORDER_API_HTTP"] = "http://localhost:5000",
                ["ORDER_API_HTTPS"] = "https://localhost:5001",
            },
            await web.EnvironmentAsync());
    }

    [Fact]
    public async Task A_single_endpoint_can_be_handed_out_even_if_it_is_left_out_of_references()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "image").WithHttpEndpoint().WithHttpEndpoint(name: "admin").Allocated("admin", 5002);
        api.WithEndpoint("admin", endpoint => endpoint.ExcludeReferenceEndpoint = true);
        var web = builder.AddExecutable("web", "web", ".").WithReference(api.GetEndpoint("admin"));

        Assert.Equal(
            new Dictionary<string, string> { ["services__api__admin__0"] = "http://localhost:5002", ["API_ADMIN"] = "http://localhost:5002" },
            await web.EnvironmentAsync());
    }

    [Fact]
    public async Task Arguments_say_whether_they_hold_a_secret()
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddPostgres("pg", password: builder.AddPassword("secret")).Allocated("tcp", 15432);
        var tool = builder.AddExecutable("tool", "tool", ".", "--verbose").WithArgs("--url", server.Resource.UriExpression);

        var result = await ExecutionConfigurationBuilder.Create(tool.Resource)
            .WithArgumentsConfig()
            .BuildAsync(builder.ExecutionContext, NullLogger.Instance, TestContext.Current.CancellationToken);

        Assert.Equal([("--verbose", false), ("--url", false), ("postgresql://postgres:secret@localhost:15432", true)], result.Arguments);
    }
}
