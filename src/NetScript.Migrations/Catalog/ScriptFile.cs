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

    public static string DisplayNameOf(string? plugin, string name) => $"{plugin ?? App}/{name}";
}
