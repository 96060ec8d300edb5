using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace MySqlConnector.Authentication;

/// <summary>
/// Signatures of RFC 8032, with a secret of any length. Written for clarity: it takes milliseconds, and the time depends on the secret, which is of no use to a server that has to
/// be trusted with the connection anyway.
/// </summary>
internal static class Ed25519
{
    private const int Length = 32;

    // RFC 8032, 5.1: the field's prime, the order of the base point, the curve's constant and the base point.
    private static readonly BigInteger s_prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger s_order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
    private static readonly BigInteger s_d = Modulo(-121665 * Inverse(121666));
    private static readonly Point s_base = Point.Of(
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202", CultureInfo.InvariantCulture),
        BigInteger.Parse("46316835694926478169428394003475163141307993866256225615783033603165251855960", CultureInfo.InvariantCulture));

    /// <summary>The 64 bytes of the signature of a message.</summary>
    public static byte[] Sign(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> message)
    {
        var hash = SHA512.HashData(secret);
        hash[0] &= 0xF8;
        hash[31] = (byte)((hash[31] & 0x3F) | 0x40);
        var scalar = Read(hash.AsSpan(0, Length));

        var nonce = Read(SHA512.HashData([.. hash[Length..], .. message])) % s_order;
        var first = Encode(Multiply(s_base, nonce));
        var challenge = Read(SHA512.HashData([.. first, .. Encode(Multiply(s_base, scalar)), .. message])) % s_order;
        return [.. first, .. Write((nonce + challenge * scalar) % s_order)];
    }

    private static Point Multiply(Point point, BigInteger scalar)
    {
        var result = Point.Of(BigInteger.Zero, BigInteger.One);
        for (; !scalar.IsZero; scalar >>= 1)
        {
            result = scalar.IsEven ? result : Add(result, point);
            point = Add(point, point);
        }

        return result;
    }

    // RFC 8032, 5.1.4.
    private static Point Add(Point left, Point right)
    {
        var a = Modulo((left.Y - left.X) * (right.Y - right.X));
        var b = Modulo((left.Y + left.X) * (right.Y + right.X));
        var c = Modulo(2 * left.T * right.T * s_d);
        var d = Modulo(2 * left.Z * right.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Point(Modulo(e * f), Modulo(g * h), Modulo(f * g), Modulo(e * h));
    }

    private static byte[] Encode(Point point)
    {
        var inverse = Inverse(point.Z);
        var bytes = Write(Modulo(point.Y * inverse));
        bytes[^1] |= (byte)(Modulo(point.X * inverse).IsEven ? 0 : 0x80);
        return bytes;
    }

    private static BigInteger Modulo(BigInteger value)
    {
        var rest = value % s_prime;
        return rest.Sign < 0 ? rest + s_prime : rest;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, s_prime - 2, s_prime);

    private static BigInteger Read(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    private static byte[] Write(BigInteger value)
    {
        var bytes = new byte[Length];
        value.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    // Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.
    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T)
    {
        public static Point Of(BigInteger x, BigInteger y) => new(x, y, BigInteger.One, Modulo(x * y));
    }
}
