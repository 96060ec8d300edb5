using System.Net;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Dashboard.Grpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>Listens on this machine for the dashboard, which presents a key with every call.</summary>
internal sealed class ResourceServer : IAsyncDisposable
{
    public const string ApiKeyHeader = "x-resource-service-api-key";

    /// <summary>How long a client has to close its side of the connection. All calls have ended then, so there is nothing to wait for.</summary>
    private static readonly TimeSpan s_shutdownTimeout = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;

    private ResourceServer(WebApplication app) => _app = app;

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a server.</summary>
    /// <param name="map">Adds the methods that it serves; the token is cancelled when the server stops.</param>
    /// <param name="address">Where to listen: a loopback address. Port 0 is any free port.</param>
    /// <param name="apiKey">The key that calls have to present, or <see langword="null"/> when none is asked for.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="DistributedApplicationException">The address is not a loopback address.</exception>
    public static async Task<ResourceServer> StartAsync(Action<IEndpointRouteBuilder, CancellationToken> map, Uri address, string? apiKey, CancellationToken cancellationToken)
    {
        // An empty builder: configuration of the AppHost, such as ASPNETCORE_URLS, is not meant for this server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = s_shutdownTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, address));

        var app = builder.Build();

        if (apiKey is not null)
        {
            app.Use((context, next) => IsAuthenticated(context, apiKey)
                ? next(context)
                : GrpcEndpoint.RefuseAsync(context, GrpcStatus.Unauthenticated, $"The header {ApiKeyHeader} does not have the key of this AppHost."));
        }

        app.UseRouting();
        map(app, app.Lifetime.ApplicationStopping);
        app.MapFallback(context => GrpcEndpoint.RefuseAsync(context, GrpcStatus.Unimplemented, $"This AppHost does not serve {context.Request.Path}."));

        var server = new ResourceServer(app);

        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        server.Address = new UriBuilder(address) { Port = new Uri(app.Urls.First()).Port }.Uri;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static void Listen(KestrelServerOptions kestrel, Uri address)
    {
        // A stream of the dashboard says nothing for as long as nothing happens.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestBodySize = null;

        if (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip))
        {
            kestrel.Listen(ip, address.Port, Configure);
        }
        else if (!address.IsLoopback)
        {
            throw new DistributedApplicationException(
                $"{DashboardAddresses.ResourceServiceKey} is '{address}', but the AppHost listens for its dashboard on this machine only: use an address such as http://localhost:{address.Port}.");
        }
        else if (address.Port == 0)
        {
            // Kestrel does not find one port that is free on both loopback addresses.
            kestrel.Listen(IPAddress.Loopback, 0, Configure);
        }
        else
        {
            kestrel.ListenLocalhost(address.Port, Configure);
        }

        void Configure(ListenOptions options)
        {
            // Without TLS there is nothing that could negotiate the version.
            options.Protocols = HttpProtocols.Http2;

            if (address.Scheme != Uri.UriSchemeHttps)
            {
                return;
            }

            if (DeveloperCertificate.FindTrusted() is { } certificate)
            {
                options.UseHttps(certificate);
            }
            else
            {
                options.UseHttps();
            }
        }
    }

    private static bool IsAuthenticated(HttpContext context, string apiKey)
        => context.Request.Headers[ApiKeyHeader] is [{ } presented]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(apiKey));
}
