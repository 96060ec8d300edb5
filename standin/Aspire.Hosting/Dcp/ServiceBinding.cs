using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dcp;

/// <summary>An endpoint of a resource and the orchestrator's service that makes it reachable.</summary>
internal sealed record ServiceBinding(IResource Resource, EndpointAnnotation Endpoint, Service Service)
{
    /// <summary>What the program or container says of itself in its <see cref="ServiceProducer.Annotation"/>.</summary>
    public ServiceProducer Producer => new(Service.Metadata.Name, EndpointAddress.For(Endpoint.TargetHost).Address, Endpoint.TargetPort);

    /// <summary>Decides how an endpoint is reached and describes the service for that.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpoint">One of its endpoints; what is decided is written back to it.</param>
    /// <param name="randomizePorts">Whether a proxied endpoint gets a free port in place of the fixed one.</param>
    /// <exception cref="DistributedApplicationException">The ports of the endpoint contradict each other.</exception>
    public static ServiceBinding Create(IResource resource, EndpointAnnotation endpoint, bool randomizePorts)
    {
        // A persistent container keeps its proxy too: without a fixed port on the host its description is the same in the next run, which
        // is how the orchestrator finds it again.
        endpoint.ResolveProxied(endpoint.IsExplicitlyProxied ?? true);
        if (!endpoint.IsProxied && endpoint.SpecifiedPort is null && (resource.IsContainer() || endpoint.TargetPort is null))
        {
            endpoint.Port = EndpointAddress.FindFreePort(endpoint.Protocol);
        }

        Validate(resource, endpoint);
        var port = resource.IsContainer() ? endpoint.SpecifiedPort : endpoint.Port;
        return new ServiceBinding(resource, endpoint, new Service
        {
            Metadata = new ObjectMetadata { Name = $"{resource.Name}-{endpoint.Name}" },
            Spec = new ServiceSpec
            {
                Address = endpoint.TargetHost,
                Port = randomizePorts && endpoint.IsProxied ? null : port,
                Protocol = endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP",
                AddressAllocationMode = endpoint.IsProxied ? "Localhost" : "Proxyless",
            },
        });
    }

    /// <summary>Writes to the endpoint where clients reach it, on the host and from containers.</summary>
    /// <param name="port">The port for clients on the host.</param>
    /// <param name="containerHostName">The name by which containers reach the host.</param>
    public void Allocate(int port, string containerHostName)
    {
        var (address, binding) = EndpointAddress.For(Endpoint.TargetHost);
        var targetPort = $$$"""{{- portForServing "{{{Service.Metadata.Name}}}" -}}""";
        Endpoint.AllocatedEndpoint = new AllocatedEndpoint(Endpoint, address, port, binding, targetPort, KnownNetworkIdentifiers.LocalhostNetwork);

        var fromContainers = Resource.IsContainer()
            ? new AllocatedEndpoint(Endpoint, ContainerAlias(Resource), Endpoint.TargetPort!.Value, EndpointBindingMode.SingleAddress, targetPort, KnownNetworkIdentifiers.DefaultAspireContainerNetwork)
            : new AllocatedEndpoint(Endpoint, containerHostName, port, EndpointBindingMode.SingleAddress, targetPort, KnownNetworkIdentifiers.DefaultAspireContainerNetwork);
        Endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(fromContainers.NetworkID, fromContainers);
    }

    /// <summary>The name by which other containers reach a container.</summary>
    public static string ContainerAlias(IResource resource) => $"{resource.Name}.dev.internal";

    private static void Validate(IResource resource, EndpointAnnotation endpoint)
    {
        if (resource.IsContainer())
        {
            if (endpoint.TargetPort is null)
            {
                throw new DistributedApplicationException($"The endpoint '{endpoint.Name}' of the container '{resource.Name}' has no target port. Say on which port the container listens: WithEndpoint(targetPort: …).");
            }
        }
        else if (!endpoint.IsProxied && endpoint.Port != endpoint.TargetPort)
        {
            throw new DistributedApplicationException($"The endpoint '{endpoint.Name}' of '{resource.Name}' has no proxy, but the port {endpoint.Port} and the target port {endpoint.TargetPort}. Without a proxy they must be the same: set one of them only.");
        }
        else if (endpoint.IsProxied && endpoint.Port is not null && endpoint.Port == endpoint.TargetPort)
        {
            throw new DistributedApplicationException($"The endpoint '{endpoint.Name}' of '{resource.Name}' has a proxy, but {endpoint.Port} as both port and target port, and only one of the two can listen there. Set one of them only, or isProxied: false.");
        }
    }
}
