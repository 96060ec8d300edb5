namespace Aspire.Hosting.ApplicationModel;

/// <summary>Who asks for a value.</summary>
public class ValueProviderContext
{
    /// <summary>The execution context of the application.</summary>
    public DistributedApplicationExecutionContext? ExecutionContext { get; init; }

    /// <summary>The resource that asks.</summary>
    public IResource? Caller { get; init; }

    /// <summary>The network from which an endpoint has to be reached; by default that of <see cref="Caller"/>.</summary>
    public NetworkIdentifier? Network { get; init; }

    internal NetworkIdentifier EffectiveNetwork => Network ?? Caller?.DefaultNetwork ?? KnownNetworkIdentifiers.LocalhostNetwork;
}
