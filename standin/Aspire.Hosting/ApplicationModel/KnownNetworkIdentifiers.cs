namespace Aspire.Hosting.ApplicationModel;

/// <summary>The networks of an application.</summary>
public static class KnownNetworkIdentifiers
{
    /// <summary>That of the machine: processes, and everything that reaches a container by its published ports.</summary>
    public static readonly NetworkIdentifier LocalhostNetwork = new("localhost");

    /// <summary>The one that containers share.</summary>
    public static readonly NetworkIdentifier DefaultAspireContainerNetwork = new("aspire-container-network");
}
