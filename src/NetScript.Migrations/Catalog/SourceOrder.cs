namespace NetScript.Migrations;

/// <summary>
/// The one order in which the scripts of several sources run: by name, but those of a source only when the sources it depends
/// on have come to their end. It depends on nothing else, in particular not on the order of discovery.
/// </summary>
internal static class SourceOrder
{
    public static IReadOnlyList<T> Merge<T>(
        IReadOnlyList<MigrationSource> sources, Func<MigrationSource, IReadOnlyList<T>> scripts, Func<T, string> name)
    {
        var queues = sources
            .OrderBy(source => source.Plugin is null).ThenBy(source => source.Plugin, StringComparer.Ordinal)
            .Select(source => new Waiting<T>(source, new Queue<T>(scripts(source))))
            .ToList();
        var merged = new List<T>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (queues.Count > 0)
        {
            // Sources are few and scripts are many: until one of the open ones has come to its end, the next script is among the heads of the same.
            var open = queues.Where(entry => entry.Source.DependsOn.All(done.Contains)).ToList();
            Waiting<T>? exhausted;
            while ((exhausted = open.Find(entry => entry.Queue.Count == 0)) is null)
            {
                var next = open is [var only] ? only : open.MinBy(entry => name(entry.Queue.Peek()), StringComparer.Ordinal)!;
                merged.Add(next.Queue.Dequeue());
            }

            queues.Remove(exhausted);
            done.Add(exhausted.Source.Plugin ?? "");
        }

        return merged;
    }

    /// <summary>A cycle in the dependencies, as the names on the way round, or <see langword="null"/>.</summary>
    public static IReadOnlyList<string>? FindCycle(IReadOnlyDictionary<string, IReadOnlyList<string>> dependencies)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        return dependencies.Keys.Order(StringComparer.Ordinal).Select(Visit).FirstOrDefault(cycle => cycle is not null);

        IReadOnlyList<string>? Visit(string plugin)
        {
            if (path.IndexOf(plugin) is >= 0 and var start)
            {
                return [.. path[start..], plugin];
            }

            if (!dependencies.TryGetValue(plugin, out var needed) || finished.Contains(plugin))
            {
                return null;
            }

            path.Add(plugin);
            var cycle = needed.Select(Visit).FirstOrDefault(found => found is not null);
            path.RemoveAt(path.Count - 1);
            finished.Add(plugin);
            return cycle;
        }
    }

    // A class: queries over a value type would be compiled at each start of a command.
    private sealed record Waiting<T>(MigrationSource Source, Queue<T> Queue);
}
