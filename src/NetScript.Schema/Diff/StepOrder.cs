using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>The order of steps.</summary>
internal static class StepOrder
{
    private static readonly Comparer<MigrationStep> s_order =
        Comparer<MigrationStep>.Create((a, b) => a.Kind != b.Kind ? (int)a.Kind - (int)b.Kind : a.Place.CompareTo(b.Place));

    public static IReadOnlyList<MigrationStep> Sort(IEnumerable<MigrationStep> steps)
    {
        var sorted = steps.Distinct().Order(s_order).ToList();
        for (var place = 0; place < sorted.Count; place++)
        {
            if (sorted[place] is DropIndex drop && drop.Index.IsUnique && drop.Owner.Table.PrimaryKey is null && FindKeyOf(drop, sorted, place) is { } target)
            {
                // A unique index that becomes the primary key goes when that is there, so that the table is never without.
                sorted.RemoveAt(place);
                sorted.Insert(target, drop);
                place--;
            }
        }

        return sorted;
    }

    private static int? FindKeyOf(DropIndex drop, List<MigrationStep> steps, int from)
    {
        var place = steps.FindIndex(from, step => step is AlterTable alter && alter.Tables.BeforePlace == drop.Owner && alter.Changes.Any(change => change is AddKey)
            && alter.Changes.All(change => !Drops(change, drop.Index))
            && alter.Tables.After.PrimaryKey is { } key && key.Columns.Select(column => column.Name).SequenceEqual(drop.Index.Columns.Select(column => column.Name)));
        return place < 0 ? null : place;
    }

    private static bool Drops(TableChange change, TableIndex index) => change switch
    {
        DropColumn drop => index.Columns.Any(column => column.Name == drop.Column.Name),
        RecreateColumn recreate => index.Columns.Any(column => column.Name == recreate.Column.Before.Name),
        _ => false,
    };
}
