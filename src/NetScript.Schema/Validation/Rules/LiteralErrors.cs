using System.Buffers;
using System.Numerics;

namespace NetScript.Schema.Validation.Rules;

/// <summary>What is wrong with the text of a value, in the words that Prisma shows; <see langword="null"/> if nothing is.</summary>
internal static class LiteralErrors
{
    private const string InvalidDigit = "invalid digit found in string";
    private const string EmptyNumber = "cannot parse integer from empty string";

    private static readonly SearchValues<char> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    public static string Integer(string text) =>
        !text.TrimStart('-').All(char.IsAsciiDigit) ? InvalidDigit : text[0] == '-' ? "number too small to fit in target type" : "number too large to fit in target type";

    public static string? Base64(string text) => IsBase64(text) ? null : "Could not convert from `base64 encoded bytes` to `PrismaValue::Bytes`";

    /// <summary>Digits with at most one point, and an exponent.</summary>
    public static string? Decimal(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        var number = exponent < 0 ? text : text[..exponent];
        if (exponent >= 0 && Exponent(text[(exponent + 1)..]) is { } problem)
        {
            return problem;
        }

        if (number.Length == 0)
        {
            return "Failed to parse empty string";
        }

        var point = number.IndexOf('.', StringComparison.Ordinal);
        var digits = Unsigned(point < 0 ? number : number.Remove(point, 1));
        if (digits.Length == 0)
        {
            return EmptyNumber;
        }

        return digits[0] != '_' && digits.All(c => c == '_' || char.IsAsciiDigit(c)) ? null : InvalidDigit;
    }

    private static string? Exponent(string text)
    {
        var digits = text.Length > 1 && text[0] is '+' or '-' ? text[1..] : text;
        if (digits.Length == 0)
        {
            return EmptyNumber;
        }

        if (!digits.All(char.IsAsciiDigit))
        {
            return InvalidDigit;
        }

        return BigInteger.Abs(BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)) > (BigInteger)Int128.MaxValue ? Integer(text) : null;
    }

    private static string Unsigned(string number)
    {
        var digits = number is ['-', not '+', ..] or ['-'] ? number[1..] : number;
        return digits is ['+', not '+', ..] or ['+'] ? digits[1..] : digits;
    }

    private static bool IsBase64(string text)
    {
        var content = text.AsSpan().TrimEnd('=');
        if (text.Length % 4 != 0 || text.Length - content.Length > 2 || content.ContainsAnyExcept(s_base64))
        {
            return false;
        }

        // Bits that belong to no byte have to be 0.
        var bytes = Convert.FromBase64String(text);
        return Convert.ToBase64String(bytes) == text;
    }
}
