using System.Globalization;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>
/// Serves gRPC methods over HTTP/2 on Kestrel, as the gRPC specification (PROTOCOL-HTTP2) describes them.
/// A feed without the official packages has no gRPC server either, and this server has one client and five methods.
/// </summary>
internal static class GrpcEndpoint
{
    private const string ContentType = "application/grpc";

    /// <summary>Serves one method, whichever of its sides are streams.</summary>
    /// <param name="endpoints">Where the route is added.</param>
    /// <param name="method">The path, <c>package.Service/Method</c>.</param>
    /// <param name="parser">Reads the client's messages.</param>
    /// <param name="handler">Answers a call; what it throws becomes the call's status.</param>
    /// <param name="stopping">Cancelled when the server stops, which ends the calls that are open.</param>
    /// <param name="logger">Where unexpected exceptions of <paramref name="handler"/> go: the client does not learn them.</param>
    public static void MapGrpc<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints,
        string method,
        MessageParser<TRequest> parser,
        Func<GrpcCall<TRequest, TResponse>, Task> handler,
        ILogger logger,
        CancellationToken stopping)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => endpoints.MapPost(method, async (HttpContext context) =>
        {
            if (context.Request.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) is not true)
            {
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                return;
            }

            using var deadline = new CancellationTokenSource(ParseTimeout(context.Request.Headers["grpc-timeout"]));
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token, stopping);

            // A client of a stream waits for the headers before it sends or expects anything.
            context.Response.ContentType = ContentType;
            await context.Response.BodyWriter.FlushAsync(ended.Token).ConfigureAwait(false);

            var call = new GrpcCall<TRequest, TResponse>(context.Request.BodyReader, parser, context.Response.BodyWriter, ended.Token);
            var (status, message) = (GrpcStatus.Ok, "");

            try
            {
                await handler(call).ConfigureAwait(false);
            }
            catch (GrpcException exception)
            {
                (status, message) = (exception.Status, exception.Message);
            }
            catch (Exception exception) when (ended.IsCancellationRequested && exception is OperationCanceledException or IOException)
            {
                (status, message) = deadline.IsCancellationRequested
                    ? (GrpcStatus.DeadlineExceeded, "The deadline has passed.")
                    : (GrpcStatus.Cancelled, "The call was cancelled.");
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "{Method} failed.", method);
                (status, message) = (GrpcStatus.Unknown, "The AppHost failed to answer; its log says why.");
            }

            context.Response.AppendTrailer("grpc-status", status.ToString("D"));

            if (message is not "")
            {
                context.Response.AppendTrailer("grpc-message", EncodeMessage(message));
            }
        });

    /// <summary>Answers a call with a status alone.</summary>
    public static Task RefuseAsync(HttpContext context, GrpcStatus status, string message)
    {
        context.Response.ContentType = ContentType;
        context.Response.Headers["grpc-status"] = status.ToString("D");
        context.Response.Headers["grpc-message"] = EncodeMessage(message);
        return context.Response.CompleteAsync();
    }

    /// <summary>Reads a timeout such as <c>250m</c>: at most eight digits and a unit.</summary>
    /// <returns>The time the client waits; infinite when it does not say.</returns>
    internal static TimeSpan ParseTimeout(string? timeout)
    {
        if (timeout is not { Length: >= 2 and <= 9 } ||
            !long.TryParse(timeout.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return Timeout.InfiniteTimeSpan;
        }

        var ticks = timeout[^1] switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            _ => 0,
        };

        // A timer holds at most about 49 days, and nanoseconds are less than one of its milliseconds.
        return TimeSpan.FromMilliseconds(Math.Min(count * (double)ticks / TimeSpan.TicksPerMillisecond, int.MaxValue));
    }

    /// <summary>Percent-encodes what a header cannot carry, as gRPC asks for <c>grpc-message</c>.</summary>
    internal static string EncodeMessage(string message)
    {
        var encoded = new StringBuilder(message.Length);

        foreach (var octet in Encoding.UTF8.GetBytes(message))
        {
            if (octet is >= 0x20 and <= 0x7E and not (byte)'%')
            {
                encoded.Append((char)octet);
            }
            else
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}
