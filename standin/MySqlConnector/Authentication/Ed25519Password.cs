using System.Text;

namespace MySqlConnector.Authentication;

/// <summary>MariaDB's <c>client_ed25519</c>: the nonce, signed with the password for a key.</summary>
internal sealed class Ed25519Password : IAuthenticationMethod
{
    private const int NonceLength = 32;

    public string Name => "client_ed25519";

    public byte[] Answer(string password, ReadOnlySpan<byte> nonce) =>
        password.Length == 0 ? [] : Ed25519.Sign(Encoding.UTF8.GetBytes(password), nonce[..Math.Min(nonce.Length, NonceLength)]);

    public byte[]? Continue(ReadOnlySpan<byte> data, AuthenticationContext context) => throw new InvalidDataException($"{Name} has no second step");
}
