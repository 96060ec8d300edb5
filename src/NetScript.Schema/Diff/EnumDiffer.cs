using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>The steps for the enums that are types of their own.</summary>
internal sealed class EnumDiffer(DatabaseModel before, DatabaseModel after, IReadOnlyList<Table> droppedTables, IReadOnlyList<TablePair> tables)
{
    public IEnumerable<MigrationStep> Steps()
    {
        var next = after.Enums.ToDictionary(type => type.QualifiedName);
        var known = before.Enums.Select(type => type.QualifiedName).ToHashSet();
        for (var place = 0; place < before.Enums.Length; place++)
        {
            var type = before.Enums[place];
            if (!next.TryGetValue(type.QualifiedName, out var other))
            {
                yield return new DropEnum(type, place);
            }
            else if (!type.Values.ToHashSet().SetEquals(other.Values))
            {
                yield return new AlterEnum(type, other, [.. Defaults(type)], [.. Columns(type)], [.. Leaving(type)], place);
            }
        }

        for (var place = 0; place < after.Enums.Length; place++)
        {
            if (!known.Contains(after.Enums[place].QualifiedName))
            {
                yield return new CreateEnum(after.Enums[place], place);
            }
        }
    }

    // Prisma changes the columns of new tables as well, which are not there yet.
    private IEnumerable<(Table, Column)> Columns(EnumDefinition type) =>
        from pair in tables.OrderBy(pair => pair.AfterPlace.Place)
        from column in pair.After.Columns
        let both = pair.FindColumn(column.Name)
        where both is not null && Is(both.Before, type) && Is(both.After, type)
        select (pair.After, both.Before);

    private IEnumerable<(Table, Column)> Leaving(EnumDefinition type) =>
    [
        .. droppedTables.SelectMany(table => table.Columns.Where(column => Is(column, type)).Select(column => (table, column))),
        .. tables.SelectMany(pair => pair.Before.Columns.Where(column => Is(column, type) && !(pair.FindColumn(column.Name) is { } both && Is(both.After, type))).Select(column => (pair.Before, column))),
    ];

    private IEnumerable<((Table, Column) Before, (Table, Column)? After)> Defaults(EnumDefinition type)
    {
        foreach (var table in droppedTables)
        {
            foreach (var column in table.Columns.Where(column => IsDefault(column, type)))
            {
                yield return ((table, column), null);
            }
        }

        foreach (var pair in tables)
        {
            foreach (var column in pair.DroppedColumns.Where(column => IsDefault(column, type)))
            {
                yield return ((pair.Before, column), null);
            }

            foreach (var column in pair.Columns.Where(column => IsDefault(column.Before, type)))
            {
                yield return ((pair.Before, column.Before), IsDefault(column.After, type) ? (pair.After, column.After) : null);
            }
        }
    }

    private static bool IsDefault(Column column, EnumDefinition type) => Is(column, type) && column.Default is not null;

    private static bool Is(Column column, EnumDefinition type) => column.Type.Enum is { } other && other.QualifiedName == type.QualifiedName;
}
