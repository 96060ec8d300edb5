using System.Buffers.Binary;
using System.Text;

namespace MySqlConnector.Protocol;

/// <summary>Reads the fields of a payload, one after the other.</summary>
/// <remarks>What is not as the protocol says is an <see cref="InvalidDataException"/>.</remarks>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public readonly int Remaining => _rest.Length;

    public readonly byte Peek() => _rest.IsEmpty ? throw Truncated() : _rest[0];

    public byte ReadByte() => ReadBytes(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4));

    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if (length > _rest.Length)
        {
            throw Truncated();
        }

        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }

    public ReadOnlySpan<byte> ReadRest() => ReadBytes(_rest.Length);

    /// <summary>An integer that says itself how long it is.</summary>
    public ulong ReadLength() => ReadByte() switch
    {
        < 0xFB and var value => value,
        0xFC => ReadUInt16(),
        0xFD => ReadUInt16() | ((ulong)ReadByte() << 16),
        0xFE => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(8)),
        var value => throw new InvalidDataException($"0x{value:X2} begins no length"),
    };

    /// <summary>Bytes after their length.</summary>
    public ReadOnlySpan<byte> ReadLengthAndBytes()
    {
        var length = ReadLength();
        return length <= (ulong)_rest.Length ? ReadBytes((int)length) : throw Truncated();
    }

    public string ReadLengthAndText() => Encoding.UTF8.GetString(ReadLengthAndBytes());

    /// <summary>Bytes up to a zero byte, or to the end.</summary>
    public ReadOnlySpan<byte> ReadToZero()
    {
        var length = _rest.IndexOf((byte)0);
        if (length < 0)
        {
            return ReadRest();
        }

        var bytes = ReadBytes(length);
        _rest = _rest[1..];
        return bytes;
    }

    public string ReadTextToZero() => Encoding.UTF8.GetString(ReadToZero());

    private static InvalidDataException Truncated() => new("a packet ends too early");
}
