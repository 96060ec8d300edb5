using System.Security.Cryptography;
using System.Text;

namespace MySqlConnector.Authentication;

/// <summary>
/// <c>caching_sha2_password</c>: SHA256(password) xor SHA256(SHA256(SHA256(password)) + nonce) where the server has the user in its cache; else the password, encrypted by TLS or
/// by the server's RSA key.
/// </summary>
internal sealed class CachingSha2Password : IAuthenticationMethod
{
    private const int NonceLength = 20;
    private const byte AskForKey = 2;
    private const byte FoundInCache = 3;
    private const byte SendPassword = 4;

    public string Name => "caching_sha2_password";

    public byte[] Answer(string password, ReadOnlySpan<byte> nonce)
    {
        if (password.Length == 0)
        {
            return [];
        }

        var once = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        var mask = SHA256.HashData([.. SHA256.HashData(once), .. nonce[..Math.Min(nonce.Length, NonceLength)]]);
        return [.. once.Zip(mask, (left, right) => (byte)(left ^ right))];
    }

    public byte[]? Continue(ReadOnlySpan<byte> data, AuthenticationContext context) => data switch
    {
        [FoundInCache] => null,
        [SendPassword] when context.IsSecure => WithZero(context.Password),
        [SendPassword] when context.AllowPublicKeyRetrieval => [AskForKey],
        [SendPassword] => throw new MySqlException(
            MySqlErrorCode.UnableToConnectToHost,
            $"Authentication method '{Name}' failed. Either use a secure connection, or set AllowPublicKeyRetrieval=True."),
        [(byte)'-', ..] when context.AllowPublicKeyRetrieval && !context.IsSecure => Encrypt(Encoding.ASCII.GetString(data), context),
        _ => throw new InvalidDataException($"{Name} has no such step"),
    };

    private static byte[] Encrypt(string key, AuthenticationContext context)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(key);
            var nonce = context.Nonce[..Math.Min(context.Nonce.Length, NonceLength)];
            var masked = WithZero(context.Password).Select((value, index) => (byte)(value ^ nonce[index % nonce.Length])).ToArray();
            return rsa.Encrypt(masked, RSAEncryptionPadding.OaepSHA1);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new MySqlException(MySqlErrorCode.UnableToConnectToHost, "Couldn't load server's RSA public key; try using a secure connection instead.", exception);
        }
    }

    private static byte[] WithZero(string password) => [.. Encoding.UTF8.GetBytes(password), 0];
}
