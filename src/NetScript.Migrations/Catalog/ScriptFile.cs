namespace NetScript.Migrations;

/// <summary>A script as it is on disk.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Content">Its bytes, over which the checksum is.</param>
/// <param name="Text">Its text without a byte order mark.</param>
internal sealed record ScriptFile(string Path, byte[] Content, string Text)
{
    /// <summary>What stands for the application where a plugin's name could stand.</summary>
    public const string App = "app";

    public string Checksum { get; } = Checksums.Of(Content);

    public bool Matches(string recordedChecksum) => recordedChecksum == Checksum || Checksums.Match(Content, recordedChecksum);

    /// <summary>The arguments of the directives of a name among the comments with which the script begins: <c>-- netscript: name argument</c>.</summary>
    public IReadOnlyList<string> Directives(string name)
    {
        var prefix = $"-- netscript: {name} ";
        var found = new List<string>();
        foreach (var line in Text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(line[prefix.Length..].Trim().ToString());
            }
            else if (!line.IsWhiteSpace() && !line.StartsWith("--", StringComparison.Ordinal))
            {
                break;
            }
        }

        return found;
    }

    public static string DisplayNameOf(string? plugin, string name) => $"{plugin ?? App}/{name}";
}
