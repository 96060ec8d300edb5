using System.Text;

namespace NetScript.Migrations;

/// <summary>A script as it is on disk.</summary>
/// <param name="path">Its absolute path.</param>
/// <param name="content">Its bytes, over which the checksum is.</param>
/// <param name="text">Its text, where that is not what is in the file.</param>
internal sealed class ScriptFile(string path, byte[] content, string? text = null)
{
    /// <summary>What stands for the application where a plugin's name could stand.</summary>
    public const string App = "app";

    // Whoever asks for directives asks all of a thousand scripts, of which hardly one has any.
    private readonly bool _mayHaveDirectives = content.AsSpan().IndexOf("-- netscript: "u8) >= 0;

    public string Path => path;

    public byte[] Content => content;

    /// <summary>Its text without a byte order mark. It is not kept: of a long history, few scripts are ever run, and those one at a time.</summary>
    public string Text => text ?? Encoding.UTF8.GetString(WithoutByteOrderMark(content));

    public string Checksum { get; } = Checksums.Of(content);

    public bool Matches(string recordedChecksum) => recordedChecksum == Checksum || Checksums.Match(content, recordedChecksum);

    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> content) => content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;

    /// <summary>The arguments of the directives of a name among the comments with which the script begins: <c>-- netscript: name argument</c>.</summary>
    public IReadOnlyList<string> Directives(string name)
    {
        if (!_mayHaveDirectives)
        {
            return [];
        }

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
