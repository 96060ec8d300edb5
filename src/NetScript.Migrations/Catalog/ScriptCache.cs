using System.Collections.Concurrent;

namespace NetScript.Migrations;

/// <summary>
/// The scripts that this process has read: an AppHost looks at the same thousand migrations again and again. A file whose length and time of change are what they were is taken to be what it was.
/// </summary>
internal static class ScriptCache
{
    // Few are longer, and those are not to stay in memory.
    private const int LongestKept = 64 * 1024;

    // What was changed just before it was read may change again within the precision of its time: the rule is Git's, of its index.
    private static readonly TimeSpan s_precision = TimeSpan.FromSeconds(2);

    private static readonly ConcurrentDictionary<string, Entry> s_entries = new(StringComparer.Ordinal);

    /// <summary>The script at a path as it is now.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="read">Reads it, and says what is wrong with it.</param>
    public static ScriptFile? Get(string path, Func<ScriptFile?> read)
    {
        var file = new FileInfo(path);
        // A link stays as it is when that changes to which it leads.
        if (!file.Exists || (file.Attributes & FileAttributes.ReparsePoint) != 0)
        {
            return read();
        }

        var (length, changed) = (file.Length, file.LastWriteTimeUtc);
        if (s_entries.TryGetValue(path, out var entry) && entry.Length == length && entry.Changed == changed)
        {
            return entry.Script;
        }

        var isSettled = DateTime.UtcNow - changed > s_precision;
        var script = read();
        if (script is not null && isSettled && length <= LongestKept)
        {
            s_entries[path] = new(length, changed, script);
        }

        return script;
    }

    private sealed record Entry(long Length, DateTime Changed, ScriptFile Script);
}
