namespace NetScript.Configuration.Engines;

/// <summary>The keywords of a driver's connection strings: each row is the one that it writes itself, followed by its synonyms. Case, spaces, hyphens and underscores do not count.</summary>
internal sealed class KeywordTable(params string[][] rows)
{
    private readonly Dictionary<string, string> _canonical = Read(rows);

    /// <summary>The keyword that the driver itself writes for <paramref name="keyword"/>; one that is not known comes back as it is.</summary>
    public string Canonical(string keyword) => _canonical.GetValueOrDefault(Plain(keyword), keyword);

    /// <summary>Whether the value of a keyword or of a URL parameter has to be hidden from people; true for one too many rather than for one too few.</summary>
    public static bool IsSecret(string keyword)
    {
        var plain = Plain(keyword);
        return plain is "pwd" or "psw" or "pass" || plain.Contains("password", StringComparison.Ordinal)
            || plain.Contains("secret", StringComparison.Ordinal) || plain.Contains("token", StringComparison.Ordinal) || plain.Contains("apikey", StringComparison.Ordinal);
    }

    // A query over pairs would be compiled at each start of a command.
    private static Dictionary<string, string> Read(string[][] rows)
    {
        var canonical = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var keyword in row)
            {
                canonical.Add(Plain(keyword), row[0]);
            }
        }

        return canonical;
    }

    private static string Plain(string keyword)
        => string.Concat(keyword.Where(character => character is not (' ' or '_' or '-'))).ToLowerInvariant();
}
