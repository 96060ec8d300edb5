using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>Where endpoints are reached on the host.</summary>
internal static class EndpointAddress
{
    /// <summary>
    /// Gives the name by which clients reach a host that an endpoint binds to, and the addresses it is bound to. One that binds to all
    /// addresses is reached as <c>localhost</c>, which is what a developer certificate is for.
    /// </summary>
    public static (string Address, EndpointBindingMode Binding) For(string targetHost)
    {
        if (string.IsNullOrEmpty(targetHost) || targetHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) || targetHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        {
            return (KnownHostNames.Localhost, EndpointBindingMode.SingleAddress);
        }

        return IPAddress.TryParse(targetHost, out var address)
            ? address.Equals(IPAddress.Any) ? (KnownHostNames.Localhost, EndpointBindingMode.IPv4AnyAddresses)
            : address.Equals(IPAddress.IPv6Any) ? (KnownHostNames.Localhost, EndpointBindingMode.IPv6AnyAddresses)
            : (targetHost, EndpointBindingMode.SingleAddress)
            : (KnownHostNames.Localhost, EndpointBindingMode.DualStackAnyAddresses);
    }

    /// <summary>Finds a port on which nothing listens now.</summary>
    public static int FindFreePort(ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
