using System.Text;

namespace NetScript.Configuration.Engines;

/// <summary>
/// The properties of <c>sqlserver://host;name=value;name={value}</c>, escaped as Prisma's engine reads them: <c>{</c> starts a literal part that ends at the next <c>}</c>, anywhere in a
/// value, and a <c>}</c> outside such a part stands for itself. (JDBC doubles a <c>}</c> instead; for values without one the two agree.)
/// </summary>
internal static class JdbcText
{
    /// <summary>Splits the text at each <c>;</c> outside braces, and what is behind the first part at its first <c>=</c>.</summary>
    /// <exception cref="FormatException">A brace is not closed, or a property has no <c>=</c>.</exception>
    public static (string Server, IReadOnlyList<(string Name, string Value)> Properties) Parse(string text)
    {
        var parts = Split(text);
        return (parts[0], [.. parts.Skip(1).Where(part => part.Trim().Length > 0).Select(Property)]);
    }

    /// <summary>Puts braces where a value needs them.</summary>
    public static string Escape(string value)
        => string.Join('}', value.Split('}').Select(part => part.All(IsPlain) ? part : $"{{{part}}}"));

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';

    private static (string Name, string Value) Property(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (part[..equals].Trim(), Unescape(part[(equals + 1)..].Trim()))
            : throw new FormatException("A property of the SQL Server URL has no '='. A value with ';' in it has to be put in braces: password={…}.");
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var literal = false;
        for (var index = 0; index < text.Length; index++)
        {
            literal = literal ? text[index] != '}' : text[index] == '{';
            if (!literal && text[index] == ';')
            {
                parts.Add(text[start..index]);
                start = index + 1;
            }
        }

        return literal ? throw new FormatException("A '{' in the SQL Server URL is not closed by a '}'.") : [.. parts, text[start..]];
    }

    private static string Unescape(string value)
    {
        var result = new StringBuilder(value.Length);
        var literal = false;
        foreach (var character in value)
        {
            var delimiter = literal ? character == '}' : character == '{';
            if (delimiter)
            {
                literal = !literal;
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }
}
