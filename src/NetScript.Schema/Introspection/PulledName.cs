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

    /// <summary>As it is where a schema cannot have it, in what is commented out.</summary>
    public string Shown => Name.Length > 0 ? Name : MappedName ?? "";

    /// <summary>The names of things among which none has the name of another: what would have one that is taken gets a number behind it, without which Prisma's schema is not valid.</summary>
    public static Dictionary<T, PulledName> Distinct<T>(IEnumerable<T> items, Func<T, PulledName> nameOf, Func<T, string> databaseNameOf)
        where T : notnull
    {
        var named = items.DistinctBy(databaseNameOf).Select(item => (Item: item, Name: nameOf(item))).ToList();
        var taken = named.Where(pair => pair.Name.MappedName is null || pair.Name.IsFromSchema).Select(pair => pair.Name.Name).ToHashSet(StringComparer.Ordinal);
        return named.ToDictionary(
            pair => pair.Item,
            pair => pair.Name.MappedName is null || pair.Name.IsFromSchema || pair.Name.Name.Length == 0 ? pair.Name : pair.Name with { Name = Take(pair.Name.Name, taken) });
    }

    /// <summary>The name, or with a number behind it where it is taken.</summary>
    public static string Take(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}_{number}";
        }

        return free;
    }

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
