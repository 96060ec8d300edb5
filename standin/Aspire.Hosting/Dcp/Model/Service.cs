using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>An address at which a program can be reached, with or without a proxy in between.</summary>
internal sealed record Service() : DcpObject<ServiceSpec, ServiceStatus>("Service"), IDcpObject
{
    public static string Collection => "services";

    [JsonIgnore]
    public string? State => Status?.State;
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
