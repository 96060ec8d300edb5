namespace MySqlConnector.Protocol;

/// <summary>The state of the session, as the server says at the end of each result.</summary>
[Flags]
internal enum ServerStatus : ushort
{
    None = 0,
    InTransaction = 0x1,
    MoreResults = 0x8,
    NoBackslashEscapes = 0x200,
}
