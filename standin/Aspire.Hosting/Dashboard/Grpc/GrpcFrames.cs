using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>
/// Reads and writes gRPC's length-prefixed messages: one byte that says whether the message is compressed, four bytes of length (big endian), the message.
/// </summary>
internal static class GrpcFrames
{
    /// <summary>gRPC's customary limit of a received message, in bytes.</summary>
    public const int MaxMessageLength = 4 * 1024 * 1024;

    private const int PrefixLength = 5;

    /// <summary>Reads the next message.</summary>
    /// <returns>The message, or <see langword="null"/> at the end of the stream.</returns>
    /// <exception cref="GrpcException">The message is compressed, too long, cut off or not what <paramref name="parser"/> reads.</exception>
    public static async ValueTask<T?> ReadAsync<T>(PipeReader reader, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;

            if (TryRead(ref buffer, parser, out var message))
            {
                reader.AdvanceTo(buffer.Start);
                return message;
            }

            if (result.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new GrpcException(GrpcStatus.Internal, "The request ends within a message.");
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Writes one message, uncompressed, and hands it to the transport.</summary>
    public static async ValueTask WriteAsync(PipeWriter writer, IMessage message, CancellationToken cancellationToken)
    {
        var prefix = writer.GetSpan(PrefixLength);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], message.CalculateSize());
        writer.Advance(PrefixLength);
        message.WriteTo(writer);

        var result = await writer.FlushAsync(cancellationToken).ConfigureAwait(false);

        if (result.IsCompleted)
        {
            throw new OperationCanceledException("The client has closed the stream.");
        }
    }

    private static bool TryRead<T>(ref ReadOnlySequence<byte> buffer, MessageParser<T> parser, out T? message)
        where T : class, IMessage<T>
    {
        message = null;
        Span<byte> prefix = stackalloc byte[PrefixLength];

        if (buffer.Length < PrefixLength)
        {
            return false;
        }

        buffer.Slice(0, PrefixLength).CopyTo(prefix);

        if (prefix[0] != 0)
        {
            throw new GrpcException(GrpcStatus.Unimplemented, "Compressed messages are not supported.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);

        if (length > MaxMessageLength)
        {
            throw new GrpcException(GrpcStatus.ResourceExhausted, $"A message of {length} bytes is longer than {MaxMessageLength} bytes.");
        }

        if (buffer.Length < PrefixLength + length)
        {
            return false;
        }

        try
        {
            message = parser.ParseFrom(buffer.Slice(PrefixLength, length));
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new GrpcException(GrpcStatus.Internal, $"The request is not a {typeof(T).Name}: {exception.Message}");
        }

        buffer = buffer.Slice(PrefixLength + length);
        return true;
    }
}
