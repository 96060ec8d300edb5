namespace NetScript.Migrations;

/// <summary>One seed script on disk.</summary>
public sealed record Seed
{
    internal Seed(string name, string? plugin, ScriptFile file)
    {
        Name = name;
        Plugin = plugin;
        File = file;
    }

    /// <summary>The name of the file, which is what is recorded: <c>01_users.sql</c>.</summary>
    public string Name { get; }

    /// <summary>The plugin that brings it, or <see langword="null"/> for the application's own.</summary>
    public string? Plugin { get; }

    /// <summary>The name for people: <c>workers/01_jobs.sql</c>, or <c>app/…</c> for the application's own.</summary>
    public string DisplayName => ScriptFile.DisplayNameOf(Plugin, Name);

    /// <summary>The absolute path of the script.</summary>
    public string FilePath => File.Path;

    /// <summary>The script, without a byte order mark.</summary>
    public string Script => File.Text;

    /// <summary>The SHA-256 of the bytes of the file, as 64 lower-case hexadecimal digits.</summary>
    public string Checksum => File.Checksum;

    internal ScriptFile File { get; }

    internal bool Matches(string recordedChecksum) => File.Matches(recordedChecksum);
}
