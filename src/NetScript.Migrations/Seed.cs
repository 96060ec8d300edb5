namespace NetScript.Migrations;

/// <summary>One seed: a script on disk, code, or the command that <c>Seed:Command</c> says.</summary>
public sealed record Seed
{
    /// <summary>What the command is recorded as.</summary>
    internal const string CommandName = "Seed:Command";

    internal Seed(string name, string? plugin, ScriptFile file)
    {
        Name = name;
        Plugin = plugin;
        File = file;
    }

    /// <summary>The name of the file, which is what is recorded: <c>01_users.sql</c>. That of code is given with it; that of the command is <c>Seed:Command</c>.</summary>
    public string Name { get; }

    /// <summary>The plugin that brings it, or <see langword="null"/> for the application's own.</summary>
    public string? Plugin { get; }

    /// <summary>The name for people: <c>workers/01_jobs.sql</c>, or <c>app/…</c> for the application's own.</summary>
    public string DisplayName => ScriptFile.DisplayNameOf(Plugin, Name);

    /// <summary>Whether this is the command rather than a script.</summary>
    public bool IsCommand => Plugin is null && Name == CommandName && !IsCode;

    /// <summary>Whether this is code rather than a script.</summary>
    public bool IsCode => Action is not null;

    /// <summary>The path of the script, absolute, or <c>Workers.dll!/database/…</c> if it is embedded; for the command, the directory in which it runs; for code, the workspace.</summary>
    public string FilePath => File.Path;

    /// <summary>The script, without a byte order mark; or the command line. That of code is empty.</summary>
    public string Script => File.Text;

    /// <summary>The SHA-256 of the bytes of the file, as 64 lower-case hexadecimal digits; for the command, that of its text and of the files of the workspace that it names; for code, that of its version.</summary>
    public string Checksum => File.Checksum;

    internal ScriptFile File { get; }

    internal SeedAction? Action { get; init; }

    internal bool Matches(string recordedChecksum) => File.Matches(recordedChecksum);
}
