using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>The network that the containers of one run share.</summary>
internal sealed record ContainerNetwork() : DcpObject<ContainerNetworkSpec, ContainerNetworkStatus>("ContainerNetwork"), IDcpObject
{
    public static string Collection => "containernetworks";

    [JsonIgnore]
    public string? State => Status?.State;
}

internal sealed record ContainerNetworkSpec
{
    /// <summary>The network's name in the container runtime.</summary>
    public required string NetworkName { get; init; }

    /// <summary>Whether the network outlives this run, as a persistent container's must.</summary>
    public bool? Persistent { get; init; }
}

internal sealed record ContainerNetworkStatus
{
    public string? State { get; init; }

    public string? Message { get; init; }
}
