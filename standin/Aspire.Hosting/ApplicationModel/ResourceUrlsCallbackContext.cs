using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Collects the URLs that are shown for a resource.</summary>
/// <param name="executionContext">The execution context of the application.</param>
/// <param name="resource">The resource.</param>
/// <param name="urls">The URLs so far.</param>
/// <param name="cancellationToken">Ends the collecting.</param>
public class ResourceUrlsCallbackContext(DistributedApplicationExecutionContext executionContext, IResource resource, List<ResourceUrlAnnotation>? urls = null, CancellationToken cancellationToken = default)
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>The URLs.</summary>
    public List<ResourceUrlAnnotation> Urls { get; } = urls ?? [];

    /// <summary>Ends the collecting.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The log of the resource.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>The execution context of the application.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext ?? throw new ArgumentNullException(nameof(executionContext));

    /// <summary>Refers to an endpoint of the resource.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <returns>The reference; null when the resource is of a kind without endpoints.</returns>
    public EndpointReference? GetEndpoint(string name) => (Resource as IResourceWithEndpoints)?.GetEndpoint(name);

    /// <summary>Refers to an endpoint of the resource as it is reached from a network.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The reference; null when the resource is of a kind without endpoints.</returns>
    public EndpointReference? GetEndpoint(string name, NetworkIdentifier contextNetworkId) =>
        (Resource as IResourceWithEndpoints)?.GetEndpoint(name, contextNetworkId);
}
