using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where an endpoint can be reached from one network.</summary>
[DebuggerDisplay("{Endpoint.Name,nq} {UriString,nq}")]
public class AllocatedEndpoint
{
    /// <summary>Creates the allocation.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">The host name or address.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="bindingMode">The addresses it is bound to.</param>
    /// <param name="targetPortExpression">How the orchestrator finds the port that the resource listens on.</param>
    /// <param name="networkId">The network; by default that of the endpoint.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="port"/> is no port.</exception>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, EndpointBindingMode bindingMode, string? targetPortExpression = null, NetworkIdentifier? networkId = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);

        Endpoint = endpoint;
        Address = address;
        Port = port;
        BindingMode = bindingMode;
        TargetPortExpression = targetPortExpression;
        NetworkID = networkId ?? endpoint.DefaultNetworkID;
    }

    /// <inheritdoc cref="AllocatedEndpoint(EndpointAnnotation, string, int, EndpointBindingMode, string?, NetworkIdentifier?)"/>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, EndpointBindingMode bindingMode, string? targetPortExpression = null)
        : this(endpoint, address, port, bindingMode, targetPortExpression, networkId: null)
    {
    }

    /// <inheritdoc cref="AllocatedEndpoint(EndpointAnnotation, string, int, EndpointBindingMode, string?, NetworkIdentifier?)"/>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, string? targetPortExpression = null)
        : this(endpoint, address, port, EndpointBindingMode.SingleAddress, targetPortExpression, networkId: null)
    {
    }

    /// <summary>The endpoint.</summary>
    public EndpointAnnotation Endpoint { get; }

    /// <summary>The host name or address.</summary>
    public string Address { get; }

    /// <summary>The addresses it is bound to.</summary>
    public EndpointBindingMode BindingMode { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>The URI scheme.</summary>
    public string UriScheme => Endpoint.UriScheme;

    /// <summary>Address and port.</summary>
    public string EndPointString => $"{Address}:{Port}";

    /// <summary>Scheme, address and port.</summary>
    public string UriString => $"{UriScheme}://{EndPointString}";

    /// <summary>How the orchestrator finds the port that the resource listens on.</summary>
    public string? TargetPortExpression { get; }

    /// <summary>The network that this address is good for.</summary>
    public NetworkIdentifier NetworkID { get; }

    /// <inheritdoc />
    public override string ToString() => UriString;
}
