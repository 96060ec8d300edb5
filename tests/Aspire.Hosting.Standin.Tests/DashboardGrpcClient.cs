using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Grpc;
using Google.Protobuf;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>Calls gRPC methods as the dashboard does, with a plain client of HTTP/2.</summary>
internal sealed class DashboardGrpcClient(Uri address, string? apiKey = null) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Sends a request of whole or broken frames and returns the response as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, HttpContent content, CancellationToken cancellationToken, string? timeout = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method)
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));

        if (apiKey is not null)
        {
            request.Headers.Add(ResourceServer.ApiKeyHeader, apiKey);
        }

        if (timeout is not null)
        {
            request.Headers.Add("grpc-timeout", timeout);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Calls a method that takes one message and answers with messages until it ends or the reader leaves.</summary>
    public async IAsyncEnumerable<TResponse> StreamAsync<TResponse>(
        string method, IMessage request, MessageParser<TResponse> parser, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>
    {
        using var response = await SendAsync(method, Frame(request), cancellationToken);
        var reader = PipeReader.Create(await response.Content.ReadAsStreamAsync(cancellationToken));

        while (await GrpcFrames.ReadAsync(reader, parser, cancellationToken) is { } message)
        {
            yield return message;
        }

        Assert.Equal((GrpcStatus.Ok, ""), Status(response));
    }

    public async Task<TResponse> CallAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser, CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>
        => await StreamAsync(method, request, parser, cancellationToken).SingleAsync(cancellationToken);

    /// <summary>Reads the response to its end and returns how it ended.</summary>
    public static async Task<(GrpcStatus Status, string Message)> EndAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return Status(response);
    }

    public static ByteArrayContent Frame(IMessage message) => new(FrameBytes(message));

    public static byte[] FrameBytes(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.CalculateSize());
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }

    public void Dispose() => _http.Dispose();

    public static (GrpcStatus Status, string Message) Status(HttpResponseMessage response)
    {
        var headers = response.TrailingHeaders.Contains("grpc-status") ? response.TrailingHeaders : response.Headers as HttpHeaders;
        var message = headers.TryGetValues("grpc-message", out var messages) ? messages.Single() : "";
        return (Enum.Parse<GrpcStatus>(headers.GetValues("grpc-status").Single()), Uri.UnescapeDataString(message));
    }

    /// <summary>A request that is written piece by piece while the response is read.</summary>
    internal sealed class Duplex : HttpContent
    {
        private readonly Pipe _pipe = new();

        public ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _pipe.Writer.WriteAsync(bytes, cancellationToken);

        public ValueTask CompleteAsync() => _pipe.Writer.CompleteAsync();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            // Sends the headers.
            await stream.FlushAsync(cancellationToken);

            while (await _pipe.Reader.ReadAsync(cancellationToken) is { } result)
            {
                foreach (var segment in result.Buffer)
                {
                    await stream.WriteAsync(segment, cancellationToken);
                }

                _pipe.Reader.AdvanceTo(result.Buffer.End);
                await stream.FlushAsync(cancellationToken);

                if (result.IsCompleted)
                {
                    return;
                }
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
