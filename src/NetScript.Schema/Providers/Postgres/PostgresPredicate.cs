using System.Text.RegularExpressions;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>
/// Conditions of partial indexes as they can be compared. The catalog does not list what was written, but what the server made of it: with parentheses around each part, with the types
/// of literals, and with its own names of operators.
/// </summary>
internal static partial class PostgresPredicate
{
    /// <summary>Without casts, quotation marks and spaces, with parentheses around each AND and OR and nowhere else.</summary>
    public static string Normalize(string predicate)
    {
        var tokens = new Queue<string>(Tokens().Matches(Casts().Replace(predicate, "$1")).Select(match => Canonical(match.Value)));
        var text = Any(tokens);
        return tokens.Count == 0 ? text : predicate;
    }

    private static string Any(Queue<string> tokens) => Chain(tokens, "OR", () => Chain(tokens, "AND", () => Part(tokens)));

    private static string Chain(Queue<string> tokens, string word, Func<string> part)
    {
        var parts = new List<string> { part() };
        while (tokens.TryPeek(out var next) && next == word)
        {
            tokens.Dequeue();
            parts.Add(part());
        }

        return parts.Count == 1 ? parts[0] : $"({string.Join($" {word} ", parts)})";
    }

    private static string Part(Queue<string> tokens)
    {
        var text = new List<string>();
        while (tokens.TryPeek(out var next) && next is not ("AND" or "OR" or ")"))
        {
            tokens.Dequeue();
            if (next != "(")
            {
                text.Add(next);
                continue;
            }

            var inner = Any(tokens);
            tokens.TryDequeue(out _);
            var isCall = text.Count > 0 && Word().IsMatch(text[^1]) && text[^1] is not "NOT";
            text.Add(isCall ? $"({inner})" : inner);
        }

        return string.Join(' ', text);
    }

    private static string Canonical(string token) => token switch
    {
        "<>" => "!=",
        ['\'', ..] => token,
        ['"', .. var name, '"'] => name,
        _ when token.ToUpperInvariant() is "AND" or "OR" or "NOT" or "IS" or "NULL" or "TRUE" or "FALSE" or "IN" => token.ToUpperInvariant(),
        _ => token.ToLowerInvariant(),
    };

    [GeneratedRegex(@"('(?:[^']|'')*'|\w|""|\))::(?:""[^""]+""|\w+)(?:\.(?:""[^""]+""|\w+))?(?: varying| precision| with(?:out)? time zone)?(?:\(\d+(?:,\s*\d+)?\))?(?: with(?:out)? time zone)?(?:\[\])?")]
    private static partial Regex Casts();

    [GeneratedRegex(@"'(?:[^']|'')*'|""(?:[^""]|"""")*""|[\w.]+|[()]|[<>=!~@#%^&|*/+\-]+|[^\s]")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex Word();
}
