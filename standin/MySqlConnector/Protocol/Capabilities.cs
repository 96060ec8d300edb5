namespace MySqlConnector.Protocol;

/// <summary>What client and server can do, as both say in the handshake.</summary>
[Flags]
internal enum Capabilities : uint
{
    None = 0,
    FoundRows = 0x2,
    LongFlag = 0x4,
    ConnectWithDatabase = 0x8,
    Protocol41 = 0x200,
    Ssl = 0x800,
    Transactions = 0x2000,
    SecureConnection = 0x8000,
    MultiStatements = 0x10000,
    MultiResults = 0x20000,
    PluginAuth = 0x80000,
    ConnectAttributes = 0x100000,
    PluginAuthLengthEncoded = 0x200000,
}
