namespace MySqlConnector.Protocol;

/// <summary>The end of a command that has no rows.</summary>
internal sealed record OkPacket(ulong AffectedRows, ulong LastInsertId, ServerStatus Status)
{
    public const byte Header = 0x00;

    public static OkPacket Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        _ = reader.ReadByte();
        return new OkPacket(reader.ReadLength(), reader.ReadLength(), (ServerStatus)reader.ReadUInt16());
    }
}
