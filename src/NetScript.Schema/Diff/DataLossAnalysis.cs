using NetScript.Schema.Database;
using NetScript.Schema.Diff.DataLoss;
using NetScript.Schema.Model;

namespace NetScript.Schema.Diff;

/// <summary>What the steps of a diff could lose, and which of them rows make impossible.</summary>
internal static class DataLossAnalysis
{
    public static IReadOnlyList<DataLossCheck> Of(DatabaseDiff diff)
    {
        var checks = diff.Steps.SelectMany(step => Of(step, diff.After.Provider.Database.Rules)).ToList();
        return [.. checks.Where(check => !check.IsUnexecutable), .. checks.Where(check => check.IsUnexecutable)];
    }

    /// <summary>The type of a column as warnings call it.</summary>
    public static string NameOf(ColumnType type, DatabaseModel? model = null) => type switch
    {
        { Native: { } native } => native.ToString(),
        { Enum: { } named } => $"Enum(EnumId({model?.Enums.IndexOf(named) ?? 0}))",
        { Unsupported: { } unsupported } => $"Unsupported({DebugText.Quote(unsupported)})",
        { Scalar: ScalarType.Bytes } => "Binary",
        _ => $"{type.Scalar}",
    };

    private static IEnumerable<DataLossCheck> Of(MigrationStep step, DiffRules rules) => step switch
    {
        AlterTable alter => alter.Changes.SelectMany(change => Of(change, alter.Tables, rules)),
        RedefineTables redefine => redefine.Tables.SelectMany(OfRedefined),
        DropTable drop => [new DroppedTable(drop.Owner.Table)],
        CreateIndex { Before: not null, IsRestored: false, Index.IsUnique: true } create => [new AddedUniqueIndex(create.Owner.Table, create.Index)],
        AlterEnum alter when alter.DroppedValues.ToList() is { Count: > 0 } dropped => [new RemovedEnumValues(alter.After.Name, dropped)],
        _ => [],
    };

    private static IEnumerable<DataLossCheck> Of(TableChange change, TablePair tables, DiffRules rules) => change switch
    {
        DropKey => [new ChangedKey(tables.Before)],
        DropColumn drop => [new DroppedColumn(tables.Before, drop.Column.Name)],
        AddColumn add => Added(add.Column, tables),
        AlterColumn alter => rules.Check(tables, alter.Column),
        RecreateColumn recreate => [rules.CheckRecreated(tables, recreate.Column)],
        _ => [],
    };

    private static IEnumerable<DataLossCheck> OfRedefined(TablePair tables) =>
    [
        .. tables.IsKeyDropped ? [new ChangedKey(tables.Before)] : Array.Empty<DataLossCheck>(),
        .. tables.AddedColumns.SelectMany(column => Added(column, tables)),
        .. tables.DroppedColumns.Select(column => new DroppedColumn(tables.Before, column.Name)),
        .. tables.Columns.SelectMany(column => OfRedefined(column, tables)),
    ];

    private static IEnumerable<DataLossCheck> OfRedefined(ColumnPair column, TablePair tables)
    {
        if (column.BecomesRequired && column.After.Default is null)
        {
            yield return new MadeRequired(tables.Before, column.Before.Name);
        }

        if (column.TypeChange is TypeChange.Risky or TypeChange.NotCastable)
        {
            yield return new RiskyCast(tables.Before, column.Before.Name, NameOf(column.Before.Type), NameOf(column.After.Type));
        }
    }

    private static IEnumerable<DataLossCheck> Added(Column column, TablePair tables)
    {
        if (column is { Arity: Arity.Required, Default: null })
        {
            yield return column.IsFilledByClient ? new AddedColumnOfClient(tables.Before, column.Name) : new AddedRequiredColumn(tables.Before, column.Name);
        }
    }
}
