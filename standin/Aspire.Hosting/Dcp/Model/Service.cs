namespace Aspire.Hosting.Dcp.Model;

/// <summary>An address at which a program can be reached, with or without a proxy in between.</summary>
internal sealed record Service() : DcpObject<ServiceSpec, ServiceStatus>("Service"), IDcpObject
{
    public static string Collection => "services";

    /// <summary>The address and port under which clients reach the service, once both are known.</summary>
    public (string Address, int Port)? EffectiveAddress =>
        (Spec.Address ?? Status?.EffectiveAddress, Spec.Port ?? Status?.EffectivePort) is ({ Length: > 0 } address, > 0 and var port) ? (address, port) : null;
}

internal sealed record ServiceSpec
{
    public string? Address { get; init; }

    /// <summary>The port for clients; when there is none the orchestrator picks a free one.</summary>
    public int? Port { get; init; }

    /// <summary><c>TCP</c> or <c>UDP</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary><c>Localhost</c>, or <c>Proxyless</c> when clients reach the program itself.</summary>
    public required string AddressAllocationMode { get; init; }
}

internal sealed record ServiceStatus
{
    public string? State { get; init; }

    public string? EffectiveAddress { get; init; }

    public int? EffectivePort { get; init; }
}
