namespace MySqlConnector.Protocol;

/// <summary>What the server says first.</summary>
internal sealed record ServerGreeting(string Version, uint ThreadId, Capabilities Capabilities, ServerStatus Status, string AuthenticationMethod, byte[] Nonce)
{
    private const byte ProtocolVersion = 10;
    private const int FirstNoncePart = 8;
    private const int ReservedBytes = 10;

    /// <exception cref="MySqlException">The server takes no connection, and says why.</exception>
    public static ServerGreeting Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var protocol = reader.ReadByte();
        if (protocol == ErrorPacket.Header)
        {
            throw ErrorPacket.Read(payload);
        }

        if (protocol != ProtocolVersion)
        {
            throw new InvalidDataException($"it speaks version {protocol} of the protocol, not {ProtocolVersion}");
        }

        var version = reader.ReadTextToZero();
        var threadId = reader.ReadUInt32();
        var nonce = reader.ReadBytes(FirstNoncePart).ToArray();
        _ = reader.ReadByte();
        var capabilities = (uint)reader.ReadUInt16();
        _ = reader.ReadByte();
        var status = (ServerStatus)reader.ReadUInt16();
        capabilities |= (uint)reader.ReadUInt16() << 16;
        var nonceLength = reader.ReadByte();
        _ = reader.ReadBytes(ReservedBytes);
        if (((Capabilities)capabilities).HasFlag(Capabilities.SecureConnection))
        {
            nonce = [.. nonce, .. reader.ReadBytes(Math.Max(13, nonceLength - FirstNoncePart))];
        }

        var method = ((Capabilities)capabilities).HasFlag(Capabilities.PluginAuth) ? reader.ReadTextToZero() : "mysql_native_password";
        return new ServerGreeting(version, threadId, (Capabilities)capabilities, status, method, nonce);
    }
}
