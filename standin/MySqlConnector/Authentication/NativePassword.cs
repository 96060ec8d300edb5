using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace MySqlConnector.Authentication;

/// <summary><c>mysql_native_password</c>: SHA1(password) xor SHA1(nonce + SHA1(SHA1(password))).</summary>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The protocol's.")]
internal sealed class NativePassword : IAuthenticationMethod
{
    private const int NonceLength = 20;

    public string Name => "mysql_native_password";

    public byte[] Answer(string password, ReadOnlySpan<byte> nonce)
    {
        if (password.Length == 0)
        {
            return [];
        }

        var once = SHA1.HashData(Encoding.UTF8.GetBytes(password));
        var mask = SHA1.HashData([.. nonce[..Math.Min(nonce.Length, NonceLength)], .. SHA1.HashData(once)]);
        return [.. once.Zip(mask, (left, right) => (byte)(left ^ right))];
    }

    public byte[]? Continue(ReadOnlySpan<byte> data, AuthenticationContext context) => throw new InvalidDataException($"{Name} has no second step");
}
