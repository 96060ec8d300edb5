using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace NetScript.Aspire.Hosting.Tests.Telemetry;

/// <summary>Takes what is exported, as the dashboard does. Texts are plain in the messages, which is enough to find them.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    // An empty message: not compressed, of no length.
    private static readonly byte[] s_accepted = new byte[5];

    private readonly ConcurrentQueue<(string Signal, string Text)> _exports = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly WebApplication _server;

    private OtlpReceiver(WebApplication server) => _server = server;

    public string Endpoint => _server.Urls.Single();

    /// <summary>All that was exported by a service.</summary>
    public IEnumerable<string> Of(string service) => _exports.Where(export => export.Text.Contains(service, StringComparison.Ordinal)).Select(export => export.Text);

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var server = builder.Build();
        var receiver = new OtlpReceiver(server);
        server.Run(receiver.TakeAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for an export of a service.</summary>
    /// <param name="service">Its name.</param>
    /// <param name="signal"><c>Trace</c>, <c>Metrics</c> or <c>Logs</c>.</param>
    /// <param name="text">What must be in it.</param>
    public async Task ExpectAsync(string service, string signal, string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!_exports.Any(export => export.Signal == signal && export.Text.Contains(service, StringComparison.Ordinal) && export.Text.Contains(text, StringComparison.Ordinal)))
        {
            await _arrived.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        // /opentelemetry.proto.collector.trace.v1.TraceService/Export
        var signal = context.Request.Path.Value!.Split('.')[^1].Replace("Service/Export", "", StringComparison.Ordinal);
        _exports.Enqueue((signal, Encoding.UTF8.GetString(body.ToArray())));
        _arrived.Release();
        context.Response.ContentType = "application/grpc";
        context.Response.AppendTrailer("grpc-status", "0");
        await context.Response.Body.WriteAsync(s_accepted, context.RequestAborted);
    }
}
