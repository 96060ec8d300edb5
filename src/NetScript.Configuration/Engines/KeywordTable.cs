namespace NetScript.Configuration.Engines;

/// <summary>The keywords of a driver's connection strings: each row is the one that it writes itself, followed by its synonyms. Case, spaces, hyphens and underscores do not count.</summary>
internal sealed class KeywordTable(params string[][] rows)
{
    private readonly Dictionary<string, string> _canonical = rows
        .SelectMany(row => row.Select(keyword => (Plain: Plain(keyword), Canonical: row[0])))
        .ToDictionary(entry => entry.Plain, entry => entry.Canonical, StringComparer.Ordinal);

    /// <summary>The keyword that the driver itself writes for <paramref name="keyword"/>; one that is not known comes back as it is.</summary>
    public string Canonical(string keyword) => _canonical.GetValueOrDefault(Plain(keyword), keyword);

    /// <summary>Whether the value of a keyword or of a URL parameter has to be hidden from people; true for one too many rather than for one too few.</summary>
    public static bool IsSecret(string keyword)
    {
        var plain = Plain(keyword);
        return plain is "pwd" or "psw" or "pass" || plain.Contains("password", StringComparison.Ordinal)
            || plain.Contains("secret", StringComparison.Ordinal) || plain.Contains("token", StringComparison.Ordinal) || plain.Contains("apikey", StringComparison.Ordinal);
    }

    private static string Plain(string keyword)
        => string.Concat(keyword.Where(character => character is not (' ' or '_' or '-'))).ToLowerInvariant();
}
