using System.Text;

namespace MySqlConnector.Protocol;

/// <summary>An error that the server sends.</summary>
internal static class ErrorPacket
{
    public const byte Header = 0xFF;

    public static MySqlException Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        _ = reader.ReadByte();
        var code = (MySqlErrorCode)reader.ReadUInt16();
        string? state = null;
        if (reader.Remaining >= 6 && reader.Peek() == '#')
        {
            state = Encoding.ASCII.GetString(reader.ReadBytes(6)[1..]);
        }

        return new MySqlException(code, state, Encoding.UTF8.GetString(reader.ReadRest()));
    }
}
