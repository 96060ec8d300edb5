using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Is healthy when an HTTP request is answered with the expected status code.</summary>
internal sealed class HttpHealthCheck(EndpointReference endpoint, string path, int statusCode, Func<HttpClient> createClient) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy($"Endpoint '{endpoint.EndpointName}' of resource '{endpoint.Resource.Name}' is not allocated yet.");
        }

        var url = new Uri(new Uri(endpoint.Url), path);
        try
        {
            using var client = createClient();
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return (int)response.StatusCode == statusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{url} answered {(int)response.StatusCode}, expected {statusCode}.");
        }
        catch (HttpRequestException failure)
        {
            return HealthCheckResult.Unhealthy($"{url} did not answer.", failure);
        }
    }
}
