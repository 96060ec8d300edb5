namespace MySqlConnector.Protocol;

/// <summary>A column of a result.</summary>
internal sealed record ColumnDefinition(string Name, ColumnType Type, uint Length, bool IsUnsigned, bool IsBinary)
{
    private const ushort UnsignedFlag = 0x20;
    private const ushort BinaryCharacterSet = 63;

    public static ColumnDefinition Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        // Catalog, schema, table and the table's own name.
        for (var i = 0; i < 4; i++)
        {
            _ = reader.ReadLengthAndBytes();
        }

        var name = reader.ReadLengthAndText();
        _ = reader.ReadLengthAndBytes();
        _ = reader.ReadLength();
        var characterSet = reader.ReadUInt16();
        var length = reader.ReadUInt32();
        var type = (ColumnType)reader.ReadByte();
        var flags = reader.ReadUInt16();
        return new ColumnDefinition(name, type, length, (flags & UnsignedFlag) != 0, characterSet == BinaryCharacterSet);
    }
}
