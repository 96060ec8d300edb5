using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Introspection;

/// <summary>The tables that Prisma makes of relations many to many without a model.</summary>
internal static class JoinTables
{
    public static bool Is(Table table)
    {
        if (!table.Name.StartsWith('_') || table.ForeignKeys is not [{ Columns: [var first] } one, { Columns: [var second] } other])
        {
            return false;
        }

        var isInOrder = IsA(first) && IsB(second) && string.CompareOrdinal(one.ReferencedTable, other.ReferencedTable) <= 0;
        var isReversed = IsB(first) && IsA(second) && string.CompareOrdinal(other.ReferencedTable, one.ReferencedTable) <= 0;
        return (isInOrder || isReversed)
            && (table.Indexes.Any(index => index.IsUnique && AreBoth(index.Columns)) || (table.PrimaryKey is { } key && AreBoth(key.Columns)))
            && table.Indexes.Any(index => index is { Kind: IndexKind.Normal, Columns: [var column] } && IsB(column.Name));
    }

    /// <summary>The foreign key of column A, then that of column B.</summary>
    public static (ForeignKey A, ForeignKey B) KeysOf(Table table) => IsA(table.ForeignKeys[0].Columns[0]) ? (table.ForeignKeys[0], table.ForeignKeys[1]) : (table.ForeignKeys[1], table.ForeignKeys[0]);

    private static bool AreBoth(IReadOnlyList<IndexColumn> columns) => columns is [var a, var b] && IsA(a.Name) && IsB(b.Name);

    private static bool IsA(string column) => column is "A" or "a";

    private static bool IsB(string column) => column is "B" or "b";
}
