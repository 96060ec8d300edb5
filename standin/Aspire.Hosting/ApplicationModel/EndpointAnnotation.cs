using System.Diagnostics;
using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint that a resource listens on.</summary>
[DebuggerDisplay("{Name,nq} {UriScheme,nq}")]
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private readonly PortSetting _port = new();
    private readonly PortSetting _targetPort = new();
    private string? _transport;
    private bool? _tlsEnabled;
    private bool? _resolvedProxied;

    /// <summary>Creates the endpoint.</summary>
    /// <param name="protocol">The network protocol.</param>
    /// <param name="uriScheme">The URI scheme; that of the protocol by default.</param>
    /// <param name="transport">The transport, such as <c>http</c> or <c>http2</c>.</param>
    /// <param name="name">The name; the scheme by default.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <param name="targetPort">The port that the resource listens on; allocated when null.</param>
    /// <param name="isExternal">Whether it is meant for clients outside of the application.</param>
    /// <param name="isProxied">Whether a proxy listens on <paramref name="port"/>; decided by the orchestrator when null.</param>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme = null, string? transport = null, [EndpointName] string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
        : this(protocol, networkId: null, uriScheme, transport, name, port, targetPort, isExternal, isProxied)
    {
    }

    /// <inheritdoc cref="EndpointAnnotation(ProtocolType, string?, string?, string?, int?, int?, bool?, bool?)"/>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme, string? transport, [EndpointName] string? name, int? port, int? targetPort, bool? isExternal, bool isProxied)
        : this(protocol, networkId: null, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    /// <inheritdoc cref="EndpointAnnotation(ProtocolType, string?, string?, string?, int?, int?, bool?, bool?)"/>
    /// <param name="protocol">The network protocol.</param>
    /// <param name="networkId">The network that the endpoint is defined in; that of the machine by default.</param>
    /// <param name="uriScheme">The URI scheme; that of the protocol by default.</param>
    /// <param name="transport">The transport, such as <c>http</c> or <c>http2</c>.</param>
    /// <param name="name">The name; the scheme by default.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <param name="targetPort">The port that the resource listens on; allocated when null.</param>
    /// <param name="isExternal">Whether it is meant for clients outside of the application.</param>
    /// <param name="isProxied">Whether a proxy listens on <paramref name="port"/>; decided by the orchestrator when null.</param>
    public EndpointAnnotation(ProtocolType protocol, NetworkIdentifier? networkId, string? uriScheme = null, string? transport = null, [EndpointName] string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? ProtocolName(protocol);
        Name = name ?? UriScheme;
        ModelName.Validate("EndpointAnnotation", Name);
        _transport = transport;
        _port.Initialize(port);
        _targetPort.Initialize(targetPort);
        IsExternal = isExternal ?? false;
        IsExplicitlyProxied = isProxied;
        DefaultNetworkID = networkId ?? KnownNetworkIdentifiers.LocalhostNetwork;
    }

    /// <inheritdoc cref="EndpointAnnotation(ProtocolType, NetworkIdentifier?, string?, string?, string?, int?, int?, bool?, bool?)"/>
    public EndpointAnnotation(ProtocolType protocol, NetworkIdentifier? networkId, string? uriScheme, string? transport, [EndpointName] string? name, int? port, int? targetPort, bool? isExternal, bool isProxied)
        : this(protocol, networkId, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    /// <summary>The name, unique on its resource.</summary>
    public string Name { get; set; }

    /// <summary>The network protocol.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>The port that clients use. Without a proxy it is by default the one the resource listens on.</summary>
    public int? Port
    {
        get => _port.Or(_targetPort, IsProxied);
        set => _port.Set(value);
    }

    /// <summary>The port that the resource listens on. Without a proxy it is by default the one that clients use.</summary>
    public int? TargetPort
    {
        get => _targetPort.Or(_port, IsProxied);
        set => _targetPort.Set(value);
    }

    /// <summary>The URI scheme.</summary>
    public string UriScheme { get; set; }

    /// <summary>The host that the resource binds to.</summary>
    public string TargetHost { get; set; } = "localhost";

    /// <summary>The transport: <c>http</c> for HTTP endpoints, else the protocol, unless it was set.</summary>
    public string Transport
    {
        get => _transport ?? (UriScheme.Equals("http", StringComparison.OrdinalIgnoreCase) || UriScheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? "http" : ProtocolName(Protocol));
        set => _transport = value;
    }

    /// <summary>Whether it is meant for clients outside of the application.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether a proxy listens on the port that clients use.</summary>
    public bool IsProxied
    {
        get => _resolvedProxied ?? IsExplicitlyProxied ?? true;
        set => IsExplicitlyProxied = value;
    }

    /// <summary>What was said about a proxy, or null.</summary>
    public bool? IsExplicitlyProxied
    {
        get;
        set
        {
            field = value;
            _resolvedProxied = null;
        }
    }

    /// <summary>Whether <c>WithReference</c> of the resource leaves this endpoint out.</summary>
    public bool ExcludeReferenceEndpoint { get; set; }

    /// <summary>Whether it is secured by TLS: by default when its scheme is https.</summary>
    public bool TlsEnabled
    {
        get => _tlsEnabled ?? UriScheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        set => _tlsEnabled = value;
    }

    /// <summary>The network that the endpoint is defined in.</summary>
    public NetworkIdentifier DefaultNetworkID { get; }

    /// <summary>Where it is reached in its own network, or null when that is not known yet.</summary>
    /// <exception cref="InvalidOperationException">The allocation is for another network.</exception>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => AllAllocatedEndpoints.TryGetAllocatedEndpoint(DefaultNetworkID, out var endpoint) ? endpoint : null;
        set
        {
            var snapshot = AllAllocatedEndpoints.SnapshotFor(DefaultNetworkID);
            if (value is null)
            {
                snapshot.SetException(new InvalidOperationException($"The endpoint `{Name}` is not allocated"));
                return;
            }

            if (value.NetworkID != DefaultNetworkID)
            {
                throw new InvalidOperationException($"The allocated endpoint belongs to network '{value.NetworkID.Value}', but endpoint '{Name}' is defined in '{DefaultNetworkID.Value}'.");
            }

            snapshot.SetValue(value);
        }
    }

    /// <summary>Where it is reached, one allocation a network.</summary>
    public NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = new();

    /// <summary>Whether it stands in a launch profile and not in the application's code.</summary>
    internal bool FromLaunchProfile { get; set; }

    /// <summary>The environment variable that tells the resource the port to listen on.</summary>
    internal string? TargetPortEnvironmentVariable { get; set; }

    /// <summary>The port for clients as it was set, whatever the resource listens on.</summary>
    internal int? SpecifiedPort => _port.Value;

    /// <summary>Says what the orchestrator decided, where the application left it open.</summary>
    internal void ResolveProxied(bool isProxied) => _resolvedProxied = isProxied;

    private static string ProtocolName(ProtocolType protocol) => protocol == ProtocolType.Udp ? "udp" : protocol.ToString().ToLowerInvariant();

    /// <summary>A port, which differs in being unset from being set to null.</summary>
    private sealed class PortSetting
    {
        private bool _isNull;

        public int? Value { get; private set; }

        public void Initialize(int? value) => Value = value;

        public void Set(int? value)
        {
            Value = value;
            _isNull = value is null;
        }

        public int? Or(PortSetting other, bool isProxied) => Value ?? (isProxied || _isNull ? null : other.Value);
    }
}
