namespace MySqlConnector.Authentication;

/// <summary>A way to show the server that the password is known.</summary>
internal interface IAuthenticationMethod
{
    string Name { get; }

    /// <summary>The first answer to the server's nonce.</summary>
    byte[] Answer(string password, ReadOnlySpan<byte> nonce);

    /// <summary>Answers what the server says further; <see langword="null"/> if there is nothing to say.</summary>
    byte[]? Continue(ReadOnlySpan<byte> data, AuthenticationContext context);
}
