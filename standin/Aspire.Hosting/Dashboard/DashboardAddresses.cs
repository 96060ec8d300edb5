using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Processes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard listens. Addresses that configuration gives win; the others are free ports of this machine.</summary>
/// <param name="Frontend">The addresses that people open, separated by semicolons as in <c>ASPNETCORE_URLS</c>.</param>
/// <param name="OtlpGrpc">Where telemetry is sent to over gRPC.</param>
/// <param name="OtlpHttp">Where telemetry is sent to over HTTP.</param>
internal sealed record DashboardAddresses(string Frontend, string OtlpGrpc, string OtlpHttp)
{
    public const string FrontendKey = "ASPNETCORE_URLS";
    public const string OtlpGrpcKey = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    public const string OtlpHttpKey = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";
    public const string ResourceServiceKey = "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL";

    private const string RandomizePortsKey = "DcpPublisher:RandomizePorts";

    /// <summary>The port that the dashboard is known by.</summary>
    private const int CustomaryPort = 18888;

    /// <summary>The address that is shown to people: the first with TLS, or the first.</summary>
    public string Browser
    {
        get
        {
            var addresses = Split(Frontend).Select(BindingAddress.Parse).ToList();
            var address = addresses.Find(address => address.Scheme == Uri.UriSchemeHttps) ?? addresses[0];
            return $"{address.Scheme}://{(address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host)}:{address.Port}";
        }
    }

    /// <summary>Chooses the addresses.</summary>
    /// <param name="configuration">The configuration of the AppHost.</param>
    /// <param name="scheme">The scheme of the addresses that configuration does not give.</param>
    public static DashboardAddresses Choose(IConfiguration configuration, string scheme)
    {
        var randomize = configuration.GetValue<bool>(RandomizePortsKey);
        using var ports = new FreePorts();

        return new(
            Given(FrontendKey) ?? $"{scheme}://localhost:{ports.Reserve(randomize ? null : CustomaryPort)}",
            Given(OtlpGrpcKey) ?? $"{scheme}://localhost:{ports.Reserve()}",
            Given(OtlpHttpKey) ?? $"{scheme}://localhost:{ports.Reserve()}");

        string? Given(string key)
            => configuration[key] is { Length: > 0 } addresses
                ? string.Join(';', Split(addresses).Select(address => Fix(key, address)))
                : null;

        // The dashboard is told exact addresses, so a port that is left open is chosen here.
        string Fix(string key, string address)
        {
            try
            {
                var parsed = BindingAddress.Parse(address);
                return $"{parsed.Scheme}://{parsed.Host}:{(parsed.Port == 0 || randomize ? ports.Reserve() : parsed.Port)}";
            }
            catch (FormatException exception)
            {
                throw new DistributedApplicationException($"{key} is '{address}', which is not an address such as http://localhost:{CustomaryPort}.", exception);
            }
        }
    }

    /// <summary>Gives the address at which the AppHost listens for the dashboard; port 0 is any free port.</summary>
    public static Uri GetResourceService(IConfiguration configuration, string scheme)
    {
        if (configuration[ResourceServiceKey] is not { Length: > 0 } address)
        {
            return new Uri($"{scheme}://localhost:0");
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new UriBuilder(uri) { Port = configuration.GetValue<bool>(RandomizePortsKey) ? 0 : uri.Port }.Uri
            : throw new DistributedApplicationException($"{ResourceServiceKey} is '{address}', which is not an address such as http://localhost:{CustomaryPort + 1}.");
    }

    private static string[] Split(string addresses)
        => addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Finds ports that are free on both loopback addresses, and keeps them until all are found, so that none is found twice.</summary>
    private sealed class FreePorts : IDisposable
    {
        private readonly List<TcpListener> _listeners = [];

        public int Reserve(int? preferred = null)
        {
            if (preferred is { } port && TryReserve(port))
            {
                return port;
            }

            while (true)
            {
                var free = EndpointAddress.FindFreePort(ProtocolType.Tcp);
                if (TryReserve(free))
                {
                    return free;
                }
            }
        }

        public void Dispose() => _listeners.ForEach(listener => listener.Dispose());

        private bool TryReserve(int port)
        {
            try
            {
                Listen(IPAddress.Loopback, port);
                return TryReserveIPv6(port);
            }
            catch (SocketException)
            {
                return false;
            }
        }

        private bool TryReserveIPv6(int port)
        {
            try
            {
                if (Socket.OSSupportsIPv6)
                {
                    Listen(IPAddress.IPv6Loopback, port);
                }

                return true;
            }
            catch (SocketException exception)
            {
                // A machine may know IPv6 and still have no such loopback address: then nobody else listens there either.
                return exception.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
            }
        }

        private void Listen(IPAddress address, int port)
        {
            var listener = new TcpListener(address, port);
            listener.Start();
            _listeners.Add(listener);
        }
    }
}
