using MySqlConnector.Protocol;

namespace MySqlConnector.Core;

/// <summary>A row as text: where each value is, and how long.</summary>
internal sealed class Row
{
    private const byte Null = 0xFB;

    private readonly byte[] _payload;
    private readonly (int Start, int Length)[] _values;

    private Row(byte[] payload, (int Start, int Length)[] values)
    {
        _payload = payload;
        _values = values;
    }

    public static Row Read(byte[] payload, int columns)
    {
        var reader = new PayloadReader(payload);
        var values = new (int, int)[columns];
        for (var i = 0; i < columns; i++)
        {
            if (reader.Peek() == Null)
            {
                _ = reader.ReadByte();
                values[i] = (-1, 0);
            }
            else
            {
                var length = reader.ReadLengthAndBytes().Length;
                values[i] = (payload.Length - reader.Remaining - length, length);
            }
        }

        return reader.Remaining == 0 ? new Row(payload, values) : throw new InvalidDataException("a row has more values than columns");
    }

    public bool IsNull(int column) => _values[column].Start < 0;

    public ReadOnlySpan<byte> this[int column] => _payload.AsSpan(_values[column].Start, _values[column].Length);
}
