namespace MySqlConnector.Protocol;

/// <summary>What the client answers to the greeting; without a user it only asks for TLS.</summary>
internal static class HandshakeResponse
{
    private const uint LongestPayload = 1 << 30;

    // utf8mb4_general_ci, which every supported server has.
    private const byte Collation = 45;

    public static ReadOnlyMemory<byte> AskForTls(Capabilities capabilities) => Begin(capabilities).Written;

    public static ReadOnlyMemory<byte> LogIn(Capabilities capabilities, MySqlConnectionStringBuilder options, string method, ReadOnlySpan<byte> proof)
    {
        var writer = Begin(capabilities);
        writer.WriteTextAndZero(options.UserID);
        writer.WriteLengthAndBytes(proof);
        if (capabilities.HasFlag(Capabilities.ConnectWithDatabase))
        {
            writer.WriteTextAndZero(options.Database);
        }

        writer.WriteTextAndZero(method);
        if (capabilities.HasFlag(Capabilities.ConnectAttributes))
        {
            writer.WriteLengthAndBytes(Attributes(options.ApplicationName).Span);
        }

        return writer.Written;
    }

    private static PayloadWriter Begin(Capabilities capabilities)
    {
        var writer = new PayloadWriter();
        writer.WriteUInt32((uint)capabilities);
        writer.WriteUInt32(LongestPayload);
        writer.WriteByte(Collation);
        writer.WriteBytes(stackalloc byte[23]);
        return writer;
    }

    private static ReadOnlyMemory<byte> Attributes(string applicationName)
    {
        var writer = new PayloadWriter();
        foreach (var text in (string[])["_client_name", "MySqlConnector", "_pid", $"{Environment.ProcessId}", .. (string[])(applicationName.Length > 0 ? ["program_name", applicationName] : [])])
        {
            writer.WriteLengthAndBytes(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return writer.Written;
    }
}
