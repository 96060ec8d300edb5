using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>
/// Partial indexes that a schema cannot say, because it does not have the preview feature. Somebody has made them by hand, so that they are left alone; and where a table is made anew, they
/// are as well, which Prisma forgets.
/// </summary>
internal static class PartialIndexes
{
    /// <summary>Both databases with the partial indexes that stay.</summary>
    public static (DatabaseModel Before, DatabaseModel After) Keep(DatabaseModel before, DatabaseModel after)
    {
        if (after.SaysPartialIndexes || !before.Tables.Any(table => table.Indexes.Any(IsPartial)))
        {
            return (before, after);
        }

        var next = after.Tables.ToDictionary(table => table.QualifiedName);
        var previous = before.Tables.ToDictionary(table => table.QualifiedName);
        return (
            before with { Tables = [.. before.Tables.Select(table => Without(table, next.GetValueOrDefault(table.QualifiedName)))] },
            after with { Tables = [.. after.Tables.Select(table => With(table, previous.GetValueOrDefault(table.QualifiedName)))] });
    }

    private static Table Without(Table before, Table? after) =>
        before with { Indexes = [.. before.Indexes.Where(index => !IsPartial(index) || (after is not null && (Stays(index, after) || IsReplaced(index, after))))] };

    private static Table With(Table after, Table? before) =>
        before is null ? after : after with { Indexes = [.. after.Indexes, .. before.Indexes.Where(index => IsPartial(index) && Stays(index, after))] };

    private static bool IsPartial(TableIndex index) => index.Predicate is not null;

    private static bool Stays(TableIndex index, Table after) => !IsReplaced(index, after) && index.Columns.All(column => after.FindColumn(column.Name) is not null);

    private static bool IsReplaced(TableIndex index, Table after) => after.Indexes.Any(other => other.Name == index.Name);
}
