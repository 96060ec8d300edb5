using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class EndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_value_of_an_endpoint_comes_with_its_allocation()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "image").WithHttpEndpoint(targetPort: 80);
        var endpoint = api.GetEndpoint("http");

        var url = endpoint.GetValueAsync(Token).AsTask();
        Assert.False(url.IsCompleted);
        Assert.False(endpoint.IsAllocated);
        Assert.Equal("The endpoint `http` is not allocated for the resource `api`.", Assert.Throws<InvalidOperationException>(() => endpoint.Port).Message);

        api.Allocated("http", 18080);

        Assert.Equal("http://localhost:18080", await url);
        Assert.Equal(18080, endpoint.Port);
        Assert.Equal("http://localhost:18080", endpoint.Url);
        Assert.Equal("localhost:18080", await endpoint.Property(EndpointProperty.HostAndPort).GetValueAsync(Token));
        Assert.Equal("127.0.0.1", await endpoint.Property(EndpointProperty.IPV4Host).GetValueAsync(Token));
        Assert.Equal("80", await endpoint.Property(EndpointProperty.TargetPort).GetValueAsync(Token));
        Assert.Equal("http", await endpoint.Property(EndpointProperty.Scheme).GetValueAsync(Token));
    }

    [Fact]
    public async Task A_wait_for_an_allocation_can_be_cancelled()
    {
        await using var builder = TestApplication.CreateBuilder();
        var endpoint = builder.AddContainer("api", "image").WithHttpEndpoint().GetEndpoint("http");
        using var cancelled = new CancellationTokenSource();

        var url = endpoint.GetValueAsync(cancelled.Token).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => url);
    }

    [Fact]
    public async Task A_container_reaches_an_endpoint_in_the_network_of_containers()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "image").WithHttpEndpoint(targetPort: 80).Allocated("http", 18080).AllocatedInContainerNetwork("http", 80);
        var web = builder.AddContainer("web", "image");

        Assert.Equal("http://api:80", await api.GetEndpoint("http").GetValueAsync(new ValueProviderContext { Caller = web.Resource }, Token));
        Assert.Equal("http://localhost:18080", await api.GetEndpoint("http", KnownNetworkIdentifiers.LocalhostNetwork).GetValueAsync(new ValueProviderContext { Caller = web.Resource }, Token));
    }

    [Fact]
    public async Task A_missing_endpoint_is_told_with_those_that_there_are()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "image").WithHttpEndpoint().WithEndpoint(name: "metrics");

        var exception = Assert.Throws<InvalidOperationException>(() => api.GetEndpoint("grpc").EndpointAnnotation);

        Assert.Equal("The endpoint `grpc` is not defined for the resource `api`. Available endpoints: `http`, `metrics`.", exception.Message);
    }

    [Fact]
    public async Task An_endpoint_that_exists_is_changed_where_something_is_given()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "image").WithHttpEndpoint(port: 5000, targetPort: 80).WithHttpEndpoint(targetPort: 8080, isProxied: false).WithExternalHttpEndpoints();

        var endpoint = Assert.Single(api.Resource.Annotations.OfType<EndpointAnnotation>());
        Assert.Equal((5000, 8080, false, true), (endpoint.Port, endpoint.TargetPort, endpoint.IsProxied, endpoint.IsExternal));
    }

    [Fact]
    public void Without_a_proxy_clients_use_the_port_that_the_resource_listens_on()
    {
        var endpoint = new EndpointAnnotation(System.Net.Sockets.ProtocolType.Tcp, targetPort: 5432, isProxied: false);
        Assert.Equal(5432, endpoint.Port);

        endpoint.Port = null;
        Assert.Null(endpoint.Port);

        endpoint.IsProxied = true;
        endpoint.Port = 1;
        endpoint.TargetPort = null;
        Assert.Null(endpoint.TargetPort);
    }

    [Fact]
    public async Task A_resource_can_be_told_its_port_by_a_variable()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "image").WithHttpEndpoint(targetPort: 80, env: "OLD").WithHttpEndpoint(env: "PORT");

        Assert.Equal(new Dictionary<string, string> { ["PORT"] = "80" }, await api.EnvironmentAsync());
    }
}
