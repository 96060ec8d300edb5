namespace NetScript.Cli.Output;

/// <summary>Numbers in sentences.</summary>
internal static class Counting
{
    /// <summary><c>1 migration</c>, <c>2 migrations</c>.</summary>
    public static string Of(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
