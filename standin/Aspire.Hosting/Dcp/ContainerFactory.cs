using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dcp;

/// <summary>Describes containers and their network to the orchestrator.</summary>
/// <param name="applicationHash">Tells this application's persistent containers from those of others; the same in every run.</param>
internal sealed class ContainerFactory(string applicationHash)
{
    private const int SuffixLength = 8;

    // Containers of several runs live side by side in one runtime.
    private readonly string _runSuffix = Guid.NewGuid().ToString("n")[..SuffixLength];

    private string ApplicationSuffix => applicationHash[..SuffixLength].ToLowerInvariant();

    /// <summary>Describes the network that all containers of the run share. It outlives the run when one of them does.</summary>
    public ContainerNetwork CreateNetwork(IEnumerable<IResource> containers)
    {
        var isPersistent = containers.Any(IsPersistent);
        return new ContainerNetwork
        {
            Metadata = new ObjectMetadata { Name = KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value },
            Spec = new ContainerNetworkSpec
            {
                NetworkName = isPersistent ? $"aspire-persistent-network-{ApplicationSuffix}" : $"aspire-session-network-{_runSuffix}",
                Persistent = isPersistent,
            },
        };
    }

    /// <summary>Describes a container that is to run now.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="services">The endpoints that it implements.</param>
    /// <param name="configuration">The arguments and environment from the application.</param>
    /// <param name="cancellationToken">Ends the evaluation of its runtime arguments.</param>
    public async Task<Container> CreateAsync(IResource resource, IReadOnlyCollection<ServiceBinding> services, LaunchConfiguration configuration, CancellationToken cancellationToken) => new()
    {
        Metadata = new ObjectMetadata { Name = resource.Name, Annotations = ExecutableFactory.ProducerAnnotation(services) },
        Spec = new ContainerSpec
        {
            Image = resource.TryGetContainerImageName(out var image) ? image : throw new DistributedApplicationException($"The container '{resource.Name}' has no image."),
            ContainerName = resource.Annotations.OfType<ContainerNameAnnotation>().LastOrDefault()?.Name
                ?? $"{resource.Name}-{(IsPersistent(resource) ? ApplicationSuffix : _runSuffix)}",
            Command = (resource as ContainerResource)?.Entrypoint,
            Args = [.. configuration.Arguments.Select(argument => argument.Value)],
            Env = ExecutableFactory.ToVariables(configuration),
            Ports = [.. services.Select(ToPort)],
            VolumeMounts = [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(ToMount)],
            Networks =
            [
                new ContainerNetworkConnection(KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value, [resource.Name, ServiceBinding.ContainerAlias(resource)]),
            ],
            RunArgs = await LaunchConfiguration.RuntimeArgumentsAsync(resource, cancellationToken).ConfigureAwait(false),
            PullPolicy = resource.Annotations.OfType<ContainerImagePullPolicyAnnotation>().LastOrDefault()?.ImagePullPolicy switch
            {
                null or ImagePullPolicy.Default => null,
                var policy => policy.Value.ToString().ToLowerInvariant(),
            },
            Persistent = IsPersistent(resource) ? true : null,
        },
    };

    private static bool IsPersistent(IResource resource) =>
        resource.Annotations.OfType<ContainerLifetimeAnnotation>().LastOrDefault()?.Lifetime == ContainerLifetime.Persistent;

    private static ContainerPort ToPort(ServiceBinding service) => new(
        service.Endpoint.TargetPort!.Value,
        // With a proxy in between, the runtime may pick the port.
        service.Endpoint.IsProxied ? null : service.Endpoint.SpecifiedPort,
        service.Endpoint.TargetHost == KnownHostNames.Localhost ? null : service.Endpoint.TargetHost,
        service.Endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP");

    private static VolumeMount ToMount(ContainerMountAnnotation mount) =>
        new(mount.Type == ContainerMountType.BindMount ? "bind" : "volume", mount.Source, mount.Target, mount.IsReadOnly);
}
