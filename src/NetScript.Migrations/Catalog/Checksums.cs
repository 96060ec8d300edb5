using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NetScript.Migrations;

/// <summary>Prisma's checksums (schema engine, <c>checksum.rs</c>).</summary>
internal static class Checksums
{
    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';

    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Whether the script has the recorded checksum as it is, with CRLF turned to LF, or with LF turned to CRLF.</summary>
    public static bool Match(byte[] content, string recorded)
    {
        return IsHash(content) || IsHash(WithLineFeeds(content)) || IsHash(WithCarriageReturns(content));

        bool IsHash(ReadOnlySpan<byte> candidate)
        {
            var hash = SHA256.HashData(candidate);
            return recorded == (recorded.Length == 2 * SHA256.HashSizeInBytes ? Convert.ToHexStringLower(hash) : Unpadded(hash));
        }
    }

    // Old releases of Prisma wrote a byte below 16 as one digit.
    private static string Unpadded(byte[] hash)
    {
        var text = new StringBuilder(2 * hash.Length);
        foreach (var value in hash)
        {
            text.Append(value.ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static byte[] WithLineFeeds(byte[] content)
    {
        var result = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != CarriageReturn || i + 1 == content.Length || content[i + 1] != LineFeed)
            {
                result.Add(content[i]);
            }
        }

        return [.. result];
    }

    private static byte[] WithCarriageReturns(byte[] content)
    {
        var result = new List<byte>(content.Length + content.Length / 16);
        foreach (var value in content)
        {
            if (value == LineFeed)
            {
                result.Add(CarriageReturn);
            }

            result.Add(value);
        }

        return [.. result];
    }
}
