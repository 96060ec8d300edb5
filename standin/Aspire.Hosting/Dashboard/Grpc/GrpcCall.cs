using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>One call of a gRPC method: the client's messages, the answers to it, and the time it has.</summary>
/// <param name="reader">The request's body.</param>
/// <param name="parser">Reads the client's messages.</param>
/// <param name="writer">The response's body.</param>
/// <param name="cancellationToken">Cancelled when the client has gone, its deadline has passed or the server stops.</param>
internal sealed class GrpcCall<TRequest, TResponse>(
    PipeReader reader,
    MessageParser<TRequest> parser,
    PipeWriter writer,
    CancellationToken cancellationToken)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Reads the one message of a method whose request is not a stream.</summary>
    public async Task<TRequest> ReadAsync()
        => await GrpcFrames.ReadAsync(reader, parser, CancellationToken).ConfigureAwait(false)
            ?? throw new GrpcException(GrpcStatus.Internal, $"The request has no {typeof(TRequest).Name}.");

    /// <summary>Reads the client's messages until it has sent the last.</summary>
    public async IAsyncEnumerable<TRequest> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await GrpcFrames.ReadAsync(reader, parser, cancellationToken).ConfigureAwait(false) is { } message)
        {
            yield return message;
        }
    }

    /// <summary>Sends one message. Calls must not overlap.</summary>
    public ValueTask WriteAsync(TResponse message) => GrpcFrames.WriteAsync(writer, message, CancellationToken);
}
