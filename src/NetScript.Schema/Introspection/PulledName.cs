using System.Text;

namespace NetScript.Schema.Introspection;

/// <summary>A name in the schema.</summary>
/// <param name="Name">It; empty where the name in the database has nothing that a schema can say.</param>
/// <param name="MappedName">The name in the database, where it is another.</param>
/// <param name="IsFromSchema">Whether the schema had it already.</param>
internal sealed record PulledName(string Name, string? MappedName, bool IsFromSchema = false)
{
    /// <summary>The name of a column or an enum's value.</summary>
    public static PulledName Of(string databaseName) => IsValid(databaseName) ? new(databaseName, null) : new(Clean(databaseName), databaseName);

    /// <summary>Whether a schema can say it: letters, digits and underscores, and a letter first.</summary>
    public static bool IsValid(string name) => (name.Length == 0 || char.IsAsciiLetter(name[0])) && name.All(IsAllowed);

    /// <summary>Without what is before the first letter, and with underscores in place of what else is not allowed.</summary>
    public static string Clean(string name)
    {
        if (IsValid(name))
        {
            return name;
        }

        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().SkipWhile(rune => !rune.IsAscii || !char.IsAsciiLetter((char)rune.Value)))
        {
            clean.Append(rune.IsAscii && IsAllowed((char)rune.Value) ? (char)rune.Value : '_');
        }

        return clean.ToString();
    }

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
