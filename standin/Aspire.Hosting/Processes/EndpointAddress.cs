using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>Where endpoints are reached on the host.</summary>
internal static class EndpointAddress
{
    // Below the ports that Linux, macOS and Windows give to connections.
    private const int FirstPort = 20_000;
    private const int EndOfPorts = 32_768;
    private const int MaxAttempts = 100;

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

    /// <summary>
    /// Finds a port on which nothing listens now. It is none of those that a system gives to whoever wants any: there, the next connection could have it before the one it was found for listens.
    /// </summary>
    public static int FindFreePort(ProtocolType protocol)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (TryBind(RandomNumberGenerator.GetInt32(FirstPort, EndOfPorts), protocol) is { } port)
            {
                return port;
            }
        }

        return TryBind(0, protocol) ?? throw new DistributedApplicationException("There is no free port on this machine. End programs that listen on many.");
    }

    private static int? TryBind(int port, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
