using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>A part of the change of a table.</summary>
internal abstract record TableChange
{
    /// <summary>All changes of a table in the order in which they are done.</summary>
    public static IReadOnlyList<TableChange> Of(TablePair tables) =>
    [
        .. tables.IsKeyDropped ? [new DropKey()] : Array.Empty<TableChange>(),
        // A key that is dropped and added has its new name already.
        .. tables.IsKeyRenamed && !tables.IsKeyDropped ? [new RenameKey()] : Array.Empty<TableChange>(),
        .. tables.DroppedColumns.Select(column => new DropColumn(column)),
        .. tables.AddedColumns.Select(column => new AddColumn(column)),
        .. tables.ChangedColumns.Select(pair => pair.TypeChange == TypeChange.NotCastable ? (TableChange)new RecreateColumn(pair) : new AlterColumn(pair)),
        .. tables.IsKeyCreated ? [new AddKey()] : Array.Empty<TableChange>(),
    ];
}

internal sealed record DropKey : TableChange;

internal sealed record RenameKey : TableChange;

internal sealed record AddKey : TableChange;

internal sealed record DropColumn(Column Column) : TableChange;

internal sealed record AddColumn(Column Column) : TableChange;

internal sealed record AlterColumn(ColumnPair Column) : TableChange;

internal sealed record RecreateColumn(ColumnPair Column) : TableChange;
