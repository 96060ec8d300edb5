using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests.Fakes;

/// <summary>Reads what resources would be started with.</summary>
internal static class Describing
{
    public static async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        var result = await ExecutionConfigurationBuilder.Create(builder.Resource)
            .WithEnvironmentVariablesConfig()
            .BuildAsync(builder.ApplicationBuilder.ExecutionContext, NullLogger.Instance, TestContext.Current.CancellationToken);
        Assert.Null(result.Exception);
        return new Dictionary<string, string>(result.EnvironmentVariables);
    }

    public static IResourceBuilder<T> Allocated<T>(this IResourceBuilder<T> builder, string endpointName, int port)
        where T : IResourceWithEndpoints
        => builder.WithEndpoint(endpointName, endpoint => endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port, "target port"), createIfNotExists: false);

    public static IResourceBuilder<T> AllocatedInContainerNetwork<T>(this IResourceBuilder<T> builder, string endpointName, int port)
        where T : IResourceWithEndpoints
        => builder.WithEndpoint(endpointName, endpoint => endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            KnownNetworkIdentifiers.DefaultAspireContainerNetwork,
            new AllocatedEndpoint(endpoint, builder.Resource.Name, port, EndpointBindingMode.SingleAddress, null, KnownNetworkIdentifiers.DefaultAspireContainerNetwork)));

    public static IResourceBuilder<ParameterResource> AddPassword(this IDistributedApplicationBuilder builder, string value) =>
        builder.AddParameter("password", value, secret: true);
}
