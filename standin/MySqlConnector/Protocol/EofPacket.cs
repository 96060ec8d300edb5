namespace MySqlConnector.Protocol;

/// <summary>The end of the columns, or of the rows.</summary>
internal static class EofPacket
{
    public const byte Header = 0xFE;

    // A row, too, may begin with this byte: then it is longer.
    public static bool Is(ReadOnlySpan<byte> payload) => payload is [Header, ..] && payload.Length < 9;

    public static ServerStatus Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        _ = reader.ReadByte();
        _ = reader.ReadUInt16();
        return (ServerStatus)reader.ReadUInt16();
    }
}
