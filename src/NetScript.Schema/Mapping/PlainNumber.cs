using System.Globalization;

namespace NetScript.Schema.Mapping;

/// <summary>Numbers as SQL has them: without an exponent, a plus or leading zeros. Zeros at the end stay, as Prisma keeps them.</summary>
internal static class PlainNumber
{
    public static string Of(string number)
    {
        var text = number.Trim();
        var isNegative = text.StartsWith('-');
        text = text.TrimStart('-', '+');
        var mark = text.IndexOfAny(['e', 'E']);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var plain = Shift(digits, (point < 0 ? digits.Length : point) + exponent);
        return isNegative && plain.Any(digit => digit is not ('0' or '.')) ? $"-{plain}" : plain;
    }

    private static string Shift(string digits, int point)
    {
        var whole = point <= 0 ? "" : digits[..Math.Min(point, digits.Length)].PadRight(point, '0');
        var fraction = point >= digits.Length ? "" : point < 0 ? new string('0', -point) + digits : digits[point..];
        whole = whole.TrimStart('0');
        return $"{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? "" : $".{fraction}")}";
    }
}
