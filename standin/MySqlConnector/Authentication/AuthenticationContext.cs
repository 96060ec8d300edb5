namespace MySqlConnector.Authentication;

/// <summary>What a method may need in its second step.</summary>
/// <param name="Password">The user's password.</param>
/// <param name="Nonce">The server's.</param>
/// <param name="IsSecure">Whether nobody can listen: TLS, or a Unix socket.</param>
/// <param name="AllowPublicKeyRetrieval">Whether the server's key may be asked for where somebody could listen, and put in a key of his own.</param>
internal sealed record AuthenticationContext(string Password, byte[] Nonce, bool IsSecure, bool AllowPublicKeyRetrieval);
