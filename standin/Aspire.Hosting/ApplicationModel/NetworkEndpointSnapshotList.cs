using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The allocations of an endpoint, one a network.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly ConcurrentDictionary<NetworkIdentifier, NetworkEndpointSnapshot> _snapshots = [];

    /// <summary>Sets or changes where the endpoint is reached from a network, and releases those who wait for that.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="endpoint">The allocation.</param>
    /// <exception cref="ArgumentException">The allocation is for another network.</exception>
    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.NetworkID != networkId)
        {
            throw new ArgumentException($"The allocated endpoint belongs to network '{endpoint.NetworkID.Value}', not to '{networkId?.Value}'.", nameof(endpoint));
        }

        SnapshotFor(networkId).SetValue(endpoint);
    }

    /// <summary>Reads where the endpoint is reached from a network, waiting until that is known.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The allocation.</returns>
    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default) =>
        SnapshotFor(networkId).GetValueAsync(cancellationToken);

    /// <inheritdoc />
    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator() => _snapshots.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryGetAllocatedEndpoint(NetworkIdentifier networkId, [NotNullWhen(true)] out AllocatedEndpoint? endpoint)
    {
        var snapshot = SnapshotFor(networkId);
        endpoint = snapshot.IsValueSet ? snapshot.GetValueAsync().GetAwaiter().GetResult() : null;
        return endpoint is not null;
    }

    internal ValueSnapshot<AllocatedEndpoint> SnapshotFor(NetworkIdentifier networkId) =>
        _snapshots.GetOrAdd(networkId, static id => new NetworkEndpointSnapshot(new ValueSnapshot<AllocatedEndpoint>(), id)).Snapshot;
}
