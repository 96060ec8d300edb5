using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Testing;

/// <summary>Reaches the resources of an application from a test.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>Makes a client for an endpoint of a resource.</summary>
    /// <param name="app">The application, which has been started.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The name of the endpoint; the first one that is https or http unless it is given.</param>
    /// <returns>The client, whose base address is that of the endpoint.</returns>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = default)
    {
        ArgumentNullException.ThrowIfNull(app);

        var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = app.GetEndpoint(resourceName, endpointName);
        return client;
    }

    /// <summary>Reads the connection string of a resource.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection string.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or it has no connection string.</exception>
    public static ValueTask<string?> GetConnectionStringAsync(this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        GetResource(app, resourceName) is IResourceWithConnectionString resource
            ? resource.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"Resource '{resourceName}' does not expose a connection string.", nameof(resourceName));

    /// <summary>The address of an endpoint of a resource.</summary>
    /// <param name="app">The application, which has been started.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The name of the endpoint; the first one that is https or http unless it is given.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    /// <exception cref="InvalidOperationException">The endpoint has no address yet.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = default)
    {
        if (GetResource(app, resourceName) is not IResourceWithEndpoints resource)
        {
            throw new ArgumentException($"Resource '{resourceName}' has no endpoints.", nameof(resourceName));
        }

        var endpoints = resource.GetEndpoints().ToList();
        var endpoint = endpointName is null
            ? endpoints.FirstOrDefault(candidate => candidate.IsHttps) ?? endpoints.FirstOrDefault(candidate => candidate.IsHttp)
            : endpoints.FirstOrDefault(candidate => string.Equals(candidate.EndpointName, endpointName, StringComparison.OrdinalIgnoreCase));

        return endpoint switch
        {
            null => throw new ArgumentException($"Endpoint '{endpointName ?? "http"}' for resource '{resourceName}' not found.", nameof(endpointName)),
            { IsAllocated: false } => throw new InvalidOperationException($"Endpoint '{endpoint.EndpointName}' of resource '{resourceName}' has no address yet. Start the application before."),
            _ => new Uri(endpoint.Url),
        };
    }

    private static IResource GetResource(DistributedApplication app, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(app);

        return app.Services.GetRequiredService<DistributedApplicationModel>().Resources.TryGetByName(resourceName, out var resource)
            ? resource
            : throw new ArgumentException($"Resource '{resourceName}' not found.", nameof(resourceName));
    }
}
