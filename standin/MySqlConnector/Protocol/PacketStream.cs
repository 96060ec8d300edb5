namespace MySqlConnector.Protocol;

/// <summary>Payloads over a stream: each goes in packets of at most 16 MB less a byte, which are numbered.</summary>
internal sealed class PacketStream(Stream stream)
{
    private const int HeaderLength = 4;
    private const int LongestPacket = 0xFFFFFF;

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private byte _sequence;

    /// <summary>Whether bytes have come that nobody has read.</summary>
    public bool HasUnread => _start < _end;

    /// <summary>Whether the next packet is here, so that reading it does not wait.</summary>
    public bool HasPacket => _end - _start >= HeaderLength && _end - _start - HeaderLength >= NextLength && NextLength < LongestPacket;

    private int NextLength => _buffer[_start] | (_buffer[_start + 1] << 8) | (_buffer[_start + 2] << 16);

    /// <summary>Begins a new command, with number 0.</summary>
    public void StartCommand() => _sequence = 0;

    /// <summary>Goes on with the numbers of the stream that this one encrypts.</summary>
    public void Continue(PacketStream other) => _sequence = other._sequence;

    public async Task WriteAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        int length;
        do
        {
            length = Math.Min(payload.Length, LongestPacket);
            await WritePacketAsync(payload[..length], cancellationToken).ConfigureAwait(false);
            payload = payload[length..];
        }
        while (length == LongestPacket);

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="EndOfStreamException">The server has closed the connection.</exception>
    /// <exception cref="InvalidDataException">The packets are not in order.</exception>
    public async ValueTask<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        var packet = await ReadPacketAsync(cancellationToken).ConfigureAwait(false);
        if (packet.Length < LongestPacket)
        {
            return packet;
        }

        using var payload = new MemoryStream();
        payload.Write(packet);
        do
        {
            packet = await ReadPacketAsync(cancellationToken).ConfigureAwait(false);
            if (payload.Length + packet.Length > Array.MaxLength)
            {
                throw new InvalidDataException("a row is longer than 2 GB");
            }

            payload.Write(packet);
        }
        while (packet.Length == LongestPacket);

        return payload.ToArray();
    }

    private async Task WritePacketAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var header = new byte[] { (byte)payload.Length, (byte)(payload.Length >> 8), (byte)(payload.Length >> 16), _sequence++ };
        if (payload.Length <= _buffer.Length)
        {
            await stream.WriteAsync((byte[])[.. header, .. payload.Span], cancellationToken).ConfigureAwait(false);
            return;
        }

        await stream.WriteAsync(header, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(payload, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<byte[]> ReadPacketAsync(CancellationToken cancellationToken)
    {
        while (_end - _start < HeaderLength)
        {
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        var length = NextLength;
        var sequence = _buffer[_start + 3];
        _start += HeaderLength;
        var packet = await ReadExactlyAsync(length, cancellationToken).ConfigureAwait(false);

        // A server that ends a session says so whatever number is next.
        if (sequence != _sequence && packet is not [ErrorPacket.Header, ..])
        {
            throw new InvalidDataException($"packet {sequence} came instead of {_sequence}");
        }

        _sequence = (byte)(sequence + 1);
        return packet;
    }

    private async ValueTask<byte[]> ReadExactlyAsync(int length, CancellationToken cancellationToken)
    {
        var packet = new byte[length];
        var buffered = Math.Min(length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(packet);
        _start += buffered;
        await stream.ReadExactlyAsync(packet.AsMemory(buffered), cancellationToken).ConfigureAwait(false);
        return packet;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count > 0 ? count : throw new EndOfStreamException("the server has closed the connection");
    }
}
