using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>Creates the services of all endpoints and learns on which ports they are.</summary>
internal static class ServiceAllocator
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    /// <summary>Makes the endpoints of <paramref name="resources"/> reachable and writes to each where.</summary>
    /// <exception cref="DistributedApplicationException">An endpoint contradicts itself or got no port.</exception>
    public static async Task<IReadOnlyList<ServiceBinding>> AllocateAsync(
        DcpClient client,
        IEnumerable<IResource> resources,
        string containerHostName,
        bool randomizePorts,
        CancellationToken cancellationToken)
    {
        ServiceBinding[] bindings =
        [
            .. from resource in resources
               from endpoint in resource.Annotations.OfType<EndpointAnnotation>()
               select ServiceBinding.Create(resource, endpoint, randomizePorts),
        ];
        await Task.WhenAll(bindings.Select(binding => client.CreateAsync(binding.Service, cancellationToken))).ConfigureAwait(false);

        var waiting = bindings.ToDictionary(binding => binding.Service.Metadata.Name);
        foreach (var binding in bindings.Where(binding => !binding.Endpoint.IsProxied))
        {
            binding.Allocate(binding.Service.Spec.Port!.Value, containerHostName);
            waiting.Remove(binding.Service.Metadata.Name);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            await WaitForPortsAsync(client, waiting, containerHostName, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException($"The orchestrator found no port for {string.Join(", ", waiting.Values.Select(Describe))}. If the port is fixed, see what else listens there.");
        }

        return bindings;
    }

    private static async Task WaitForPortsAsync(DcpClient client, Dictionary<string, ServiceBinding> waiting, string containerHostName, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        await foreach (var change in client.WatchAsync<Service>(cancellationToken).ConfigureAwait(false))
        {
            if (change.Object.Status?.EffectivePort is > 0 and var port && waiting.Remove(change.Object.Metadata.Name, out var binding))
            {
                binding.Allocate(port, containerHostName);
            }

            if (waiting.Count == 0)
            {
                return;
            }
        }
    }

    private static string Describe(ServiceBinding binding) =>
        $"the endpoint '{binding.Endpoint.Name}' of '{binding.Resource.Name}'{(binding.Service.Spec.Port is { } port ? $" (port {port})" : "")}";
}
