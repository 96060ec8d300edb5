namespace NetScript.Migrations;

/// <summary>One <c>migration.sql</c> on disk.</summary>
public sealed record Migration
{
    // Prisma refuses longer ones with P3010: on some engines the history's column would not hold them.
    internal const int LongestName = 200;

    private IReadOnlyList<string>? _replaces;

    internal Migration(string name, string? plugin, ScriptFile file)
    {
        Name = name;
        Plugin = plugin;
        File = file;
    }

    /// <summary>The name of its directory, which is what the history records: <c>20260105090000_init</c>.</summary>
    public string Name { get; }

    /// <summary>The plugin that brings it, or <see langword="null"/> for the application's own.</summary>
    public string? Plugin { get; }

    /// <summary>The name for people: <c>workers/20260105090000_init</c>, or <c>app/…</c> for the application's own.</summary>
    public string DisplayName => ScriptFile.DisplayNameOf(Plugin, Name);

    /// <summary>The path of the script: absolute, or <c>Workers.dll!/database/…</c> if it is embedded in an assembly.</summary>
    public string FilePath => File.Path;

    /// <summary>The script, without a byte order mark.</summary>
    public string Script => File.Text;

    /// <summary>Prisma's checksum: the SHA-256 of the bytes of the file, as 64 lower-case hexadecimal digits.</summary>
    public string Checksum => File.Checksum;

    /// <summary>
    /// The names of the migrations that this one replaces: the lines <c>-- netscript: replaces &lt;name&gt;</c> at the beginning of the script. Where all of those are applied, it is recorded as applied and not
    /// run.
    /// </summary>
    public IReadOnlyList<string> Replaces => _replaces ??= File.Directives("replaces");

    internal ScriptFile File { get; }

    /// <summary>
    /// Whether a recorded checksum is that of this script. As in Prisma, the script counts as the same if only its line
    /// endings differ, and checksums that old releases wrote without leading zeros are understood.
    /// </summary>
    public bool Matches(string recordedChecksum) => File.Matches(recordedChecksum);
}
