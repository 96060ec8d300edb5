namespace NetScript.Configuration.Reading;

/// <summary>
/// The names of the resources of a database: the key, and the key with a suffix for each further one. They follow Aspire's rules for resource names: 1 to 64 ASCII letters, digits and hyphens, starting with
/// a letter, with no two hyphens in a row and none at the end; unique whatever the case.
/// </summary>
internal static class ResourceNames
{
    private const int Longest = 64;
    private const string MigrationsSuffix = "-migrations";

    /// <summary>Every name that the database takes.</summary>
    public static IEnumerable<string> Of(DatabaseDefinition database)
        => database.Engine.IsFile || database.Mode == DatabaseMode.External
            ? [database.Key, database.Key + MigrationsSuffix]
            : [database.Key, database.Key + "-server", database.Key + "-db", database.Key + MigrationsSuffix];

    /// <summary>What is wrong with a key, or <see langword="null"/>.</summary>
    public static string? Fault(string key)
    {
        var longest = Longest - MigrationsSuffix.Length;
        return key.Length == 0 || !char.IsAsciiLetter(key[0]) ? "it has to start with an ASCII letter"
            : key.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-') ? "it may hold only ASCII letters, digits and hyphens"
            : key.Contains("--", StringComparison.Ordinal) ? "it may not hold two hyphens in a row"
            : key.EndsWith('-') ? "it may not end with a hyphen"
            : key.Length > longest ? $"it may be at most {longest} characters long, so that '{MigrationsSuffix}' still fits behind it"
            : null;
    }
}
