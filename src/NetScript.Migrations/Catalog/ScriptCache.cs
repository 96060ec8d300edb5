using System.Collections.Concurrent;

namespace NetScript.Migrations;

/// <summary>
/// The scripts that this process has read: a program that looks at a thousand migrations again and again, as an AppHost does, does not open a thousand files each time. A file whose length and time of change
/// are what they were is taken to be what it was.
/// </summary>
internal static class ScriptCache
{
    // A file that was changed just before it was read may be changed again within the precision of its time. Git has the same rule.
    private static readonly TimeSpan s_racy = TimeSpan.FromSeconds(2);

    private static readonly ConcurrentDictionary<string, Entry> s_entries = new(StringComparer.Ordinal);

    /// <summary>The script at a path, as it is now.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="read">Reads and checks it.</param>
    public static ScriptFile? Get(string path, Func<ScriptFile?> read)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            return read();
        }

        var (length, changed) = (info.Length, info.LastWriteTimeUtc);
        if (s_entries.TryGetValue(path, out var entry) && entry.Length == length && entry.Changed == changed)
        {
            return entry.Script;
        }

        var start = DateTime.UtcNow;
        var script = read();
        if (script is not null && start - changed > s_racy)
        {
            s_entries[path] = new(length, changed, script);
        }

        return script;
    }

    private sealed record Entry(long Length, DateTime Changed, ScriptFile Script);
}
