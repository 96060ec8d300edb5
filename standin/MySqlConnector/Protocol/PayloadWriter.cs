using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MySqlConnector.Protocol;

/// <summary>Writes the fields of a payload, one after the other.</summary>
internal sealed class PayloadWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void WriteByte(byte value) => WriteBytes([value]);

    public void WriteBytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    public void WriteText(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _buffer);

    public void WriteTextAndZero(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The user's name and the database's may not have a zero character.", nameof(text));
        }

        WriteText(text);
        WriteByte(0);
    }

    public void WriteLengthAndBytes(ReadOnlySpan<byte> bytes)
    {
        WriteLength(bytes.Length);
        WriteBytes(bytes);
    }

    private void WriteLength(int length)
    {
        if (length < 0xFB)
        {
            WriteByte((byte)length);
        }
        else if (length <= ushort.MaxValue)
        {
            WriteBytes([0xFC, (byte)length, (byte)(length >> 8)]);
        }
        else
        {
            WriteByte(0xFE);
            WriteUInt32((uint)length);
            WriteUInt32(0);
        }
    }
}
