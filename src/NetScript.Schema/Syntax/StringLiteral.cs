using System.Globalization;
using System.Text;

namespace NetScript.Schema.Syntax;

/// <summary>The literal of a string: JSON's grammar.</summary>
internal static class StringLiteral
{
    private const string UnknownEscape = @"Unknown escape sequence. If the value is a windows-style path, `\` must be escaped as `\\`.";
    private const string InvalidUnicode = "Invalid unicode escape sequence.";

    public static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    /// <summary>The value of what is between the quotation marks.</summary>
    /// <param name="content">It.</param>
    /// <param name="offset">Where it begins in the file.</param>
    /// <param name="report">Takes what is wrong.</param>
    public static string Read(ReadOnlySpan<char> content, int offset, Action<string, TextSpan> report)
    {
        var value = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length;)
        {
            if (content[i] != '\\')
            {
                value.Append(content[i++]);
            }
            else if (content[i + 1] == 'u')
            {
                i += ReadUnicode(content[i..], offset + i, value, report);
            }
            else if (Unescape(content[i + 1]) is { } c)
            {
                value.Append(c);
                i += 2;
            }
            else
            {
                var length = 1 + (char.IsHighSurrogate(content[i + 1]) && i + 2 < content.Length ? 2 : 1);
                report(UnknownEscape, new(offset + i, offset + i + length));
                i += length;
            }
        }

        return value.ToString();
    }

    private static char? Unescape(char c) => c switch
    {
        '"' or '\\' or '/' => c,
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };

    /// <summary>Reads <c>\uXXXX</c>, or two of them that are one character, and returns its length.</summary>
    private static int ReadUnicode(ReadOnlySpan<char> content, int offset, StringBuilder value, Action<string, TextSpan> report)
    {
        var (length, first) = ReadCodeUnit(content);
        if (first is null)
        {
            report(InvalidUnicode, new(offset, offset + Math.Max(length, 2)));
            return Math.Max(length, 2);
        }

        if (!char.IsSurrogate(first.Value))
        {
            value.Append(first);
            return length;
        }

        var (secondLength, second) = ReadCodeUnit(content[length..]);
        if (second is null)
        {
            report(InvalidUnicode, new(offset, offset + length));
            return length;
        }

        if (char.IsSurrogatePair(first.Value, second.Value))
        {
            value.Append(first).Append(second);
        }
        else
        {
            report(InvalidUnicode, new(offset, offset + length + secondLength));
        }

        return length + secondLength;
    }

    private static (int Length, char? Value) ReadCodeUnit(ReadOnlySpan<char> content)
    {
        if (content.Length < 4 || !content.StartsWith("\\u"))
        {
            return (0, null);
        }

        var value = 0;
        for (var i = 2; i < 6; i++)
        {
            if (i >= content.Length || !char.IsAsciiHexDigit(content[i]))
            {
                return (i, null);
            }

            value = (value << 4) + Convert.ToInt32(content[i].ToString(), 16);
        }

        return (6, (char)value);
    }
}
