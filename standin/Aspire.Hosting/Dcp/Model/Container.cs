using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>A container that the orchestrator creates with the container runtime.</summary>
internal sealed record Container() : DcpObject<ContainerSpec, ContainerStatus>("Container"), IDcpObject
{
    public static string Collection => "containers";

    [JsonIgnore]
    public string? State => Status?.State;
}

internal sealed record ContainerSpec
{
    public required string Image { get; init; }

    /// <summary>The container's name in the runtime.</summary>
    public string? ContainerName { get; init; }

    /// <summary>The entry point, in place of the image's own.</summary>
    public string? Command { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyList<EnvironmentVariable>? Env { get; init; }

    public IReadOnlyList<ContainerPort>? Ports { get; init; }

    public IReadOnlyList<VolumeMount>? VolumeMounts { get; init; }

    public IReadOnlyList<ContainerNetworkConnection>? Networks { get; init; }

    /// <summary>Further arguments of the runtime's create command.</summary>
    public IReadOnlyList<string>? RunArgs { get; init; }

    /// <summary><c>always</c>, <c>missing</c> or <c>never</c>; the runtime's default when not set.</summary>
    public string? PullPolicy { get; init; }

    /// <summary>Whether the container outlives this run and is found again by its name.</summary>
    public bool? Persistent { get; init; }

    /// <summary>Asks for the end of the running container.</summary>
    public bool? Stop { get; init; }
}

internal sealed record ContainerStatus
{
    public string? State { get; init; }

    public string? ContainerId { get; init; }

    public string? ContainerName { get; init; }

    public DateTimeOffset? StartupTimestamp { get; init; }

    public DateTimeOffset? FinishTimestamp { get; init; }

    /// <summary>-1 while the container runs.</summary>
    public int? ExitCode { get; init; }

    public IReadOnlyList<EnvironmentVariable>? EffectiveEnv { get; init; }

    public IReadOnlyList<string>? EffectiveArgs { get; init; }

    /// <summary>For people: why the container is in its state.</summary>
    public string? Message { get; init; }
}

/// <summary>A port that the container exposes.</summary>
/// <param name="Inside">The port in the container.</param>
/// <param name="HostPort">The port on the host; the runtime picks a free one when there is none.</param>
/// <param name="HostIP">The host's address on which it is open; loopback when there is none.</param>
/// <param name="Protocol"><c>TCP</c> or <c>UDP</c>.</param>
internal sealed record ContainerPort(
    [property: JsonPropertyName("containerPort")] int Inside,
    int? HostPort,
    string? HostIP,
    string Protocol);

/// <summary>A directory of the host (<c>bind</c>) or a named volume (<c>volume</c>) in the container.</summary>
internal sealed record VolumeMount(string Type, string? Source, string Target, bool ReadOnly);

/// <summary>The network the container is on, and the names by which others there find it.</summary>
internal sealed record ContainerNetworkConnection(string Name, IReadOnlyList<string> Aliases);
