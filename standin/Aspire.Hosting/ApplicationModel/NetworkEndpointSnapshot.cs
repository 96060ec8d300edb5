namespace Aspire.Hosting.ApplicationModel;

/// <summary>The allocation of an endpoint in one network.</summary>
/// <param name="Snapshot">The allocation, which may be still to come.</param>
/// <param name="NetworkID">The network.</param>
public record class NetworkEndpointSnapshot(ValueSnapshot<AllocatedEndpoint> Snapshot, NetworkIdentifier NetworkID);
