using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Lets a registered health check tell how a resource is.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="key">The name under which the health check is registered.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource has that health check.</exception>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(key);
        return builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(check => check.Key == key)
            ? throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' already has a health check with key '{key}'.")
            : builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>Lets the answer to an HTTP request tell how a resource is.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path; <c>/</c> when null.</param>
    /// <param name="statusCode">The status code of a healthy answer; 200 when null.</param>
    /// <param name="endpointName">The endpoint; <c>https</c> or else <c>http</c> when null.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">There is no such endpoint, or it is no HTTP endpoint.</exception>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
        => builder.WithHttpHealthCheck(() => FindHttpEndpoint(builder.Resource, endpointName is null ? ["https", "http"] : [endpointName]), path, statusCode);

    /// <summary>Lets the answer to an HTTP request tell how a resource is.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="endpointSelector">Finds the endpoint; <c>https</c> or else <c>http</c> when null.</param>
    /// <param name="path">The path; <c>/</c> when null.</param>
    /// <param name="statusCode">The status code of a healthy answer; 200 when null.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">There is no such endpoint, or it is no HTTP endpoint.</exception>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);

        path ??= "/";
        statusCode ??= 200;
        var endpoint = endpointSelector is null ? FindHttpEndpoint(builder.Resource, ["https", "http"]) : endpointSelector();
        if (endpoint.Scheme is not ("http" or "https"))
        {
            throw new DistributedApplicationException(
                $"Could not create HTTP health check for resource '{builder.Resource.Name}' as the endpoint with name '{endpoint.EndpointName}' and scheme '{endpoint.Scheme}' is not an HTTP endpoint.");
        }

        var key = $"{builder.Resource.Name}_{endpoint.EndpointName}_{path}_{statusCode}_check";
        var services = builder.ApplicationBuilder.Services;
        services.AddHttpClient(key).RemoveAllLoggers();
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            provider => new HttpHealthCheck(endpoint, path, statusCode.Value, () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(key)),
            failureStatus: null,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    private static EndpointReference FindHttpEndpoint(IResourceWithEndpoints resource, string[] names) =>
        names.Select(name => resource.GetEndpoint(name)).FirstOrDefault(endpoint => endpoint.Exists)
        ?? throw new DistributedApplicationException(
            $"Could not create HTTP health check for resource '{resource.Name}' as no endpoint was found matching one of the specified names: {string.Join(", ", names)}");
}
