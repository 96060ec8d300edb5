namespace NetScript.Schema.Formatting;

/// <summary>Names made of names.</summary>
internal static class Inflection
{
    public static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static string UpperFirst(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string CamelCase(string name) => LowerFirst(name);

    public static string Plural(string name) => name + "s";
}
