using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>The steps for the extensions of PostgreSQL. An extension that a schema no longer names stays: others may use it.</summary>
internal static class ExtensionDiffer
{
    public static IEnumerable<MigrationStep> Steps(IReadOnlyList<InstalledExtension> before, IReadOnlyList<InstalledExtension> after)
    {
        for (var place = 0; place < after.Count; place++)
        {
            var next = after[place];
            var previous = before.FirstOrDefault(extension => extension.Name == next.Name);
            if (previous is null)
            {
                yield return new CreateExtension(next, place);
            }
            else if (Differ(previous.Version, next.Version) || Differ(previous.Schema, next.Schema))
            {
                if (previous.IsRelocatable || next.IsRelocatable)
                {
                    yield return new AlterExtension(previous, next, place);
                }
                else
                {
                    yield return new DropExtension(previous, place);
                    yield return new CreateExtension(next, place);
                }
            }
        }
    }

    /// <summary>Whether both are said and are not the same.</summary>
    internal static bool Differ(string? before, string? after) => !string.IsNullOrEmpty(before) && !string.IsNullOrEmpty(after) && before != after;
}
