using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>A step from one database to the other.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Place">Its place among those of its kind: the places of what it is about.</param>
internal abstract record MigrationStep(StepKind Kind, (int, int, int) Place);

internal sealed record CreateSchema(string Name, int Order) : MigrationStep(StepKind.CreateSchema, (Order, 0, 0));

internal sealed record CreateExtension(InstalledExtension Extension, int Order) : MigrationStep(StepKind.CreateExtension, (Order, 0, 0));

internal sealed record DropExtension(InstalledExtension Extension, int Order) : MigrationStep(StepKind.DropExtension, (Order, 0, 0));

internal sealed record AlterExtension(InstalledExtension Before, InstalledExtension After, int Order) : MigrationStep(StepKind.AlterExtension, (Order, 0, 0));

internal sealed record CreateEnum(EnumDefinition Enum, int Order) : MigrationStep(StepKind.CreateEnum, (Order, 0, 0));

internal sealed record DropEnum(EnumDefinition Enum, int Order) : MigrationStep(StepKind.DropEnum, (Order, 0, 0));

/// <param name="Before">The enum as it was.</param>
/// <param name="After">The enum as it will be.</param>
/// <param name="Defaults">Columns whose default is one of its values, and those that have one afterwards.</param>
/// <param name="Columns">Columns that have it before and after.</param>
/// <param name="Leaving">Columns that have it before and will have another type, or be gone.</param>
/// <param name="Order">The place of the enum.</param>
internal sealed record AlterEnum(
    EnumDefinition Before,
    EnumDefinition After,
    IReadOnlyList<((Table Table, Column Column) Before, (Table Table, Column Column)? After)> Defaults,
    IReadOnlyList<(Table Table, Column Column)> Columns,
    IReadOnlyList<(Table Table, Column Column)> Leaving,
    int Order) : MigrationStep(StepKind.AlterEnum, (Order, 0, 0))
{
    public IEnumerable<string> CreatedValues => After.Values.Except(Before.Values);

    public IEnumerable<string> DroppedValues => Before.Values.Except(After.Values);
}

internal sealed record DropForeignKey(Table Table, ForeignKey ForeignKey) : MigrationStep(StepKind.DropForeignKey, (ForeignKey.Ordinal, 0, 0));

internal sealed record AddForeignKey(Table Table, ForeignKey ForeignKey) : MigrationStep(StepKind.AddForeignKey, (ForeignKey.Ordinal, 0, 0));

internal sealed record RenameForeignKey(Table Table, ForeignKey Before, ForeignKey After) : MigrationStep(StepKind.RenameForeignKey, (Before.Ordinal, After.Ordinal, 0));

internal sealed record DropIndex(TablePlace Owner, TableIndex Index) : MigrationStep(StepKind.DropIndex, (Owner.Place, Owner.Table.Indexes.IndexOf(Index), 0));

/// <param name="Before">The table as it was; <see langword="null"/> where it is new, and no row can be in the way.</param>
/// <param name="Owner">The table as it will be.</param>
/// <param name="Index">The index.</param>
/// <param name="IsRestored">Whether it was there before.</param>
internal sealed record CreateIndex(TablePlace? Before, TablePlace Owner, TableIndex Index, bool IsRestored = false)
    : MigrationStep(StepKind.CreateIndex, (Before?.Place ?? -1, Owner.Place, Owner.Table.Indexes.IndexOf(Index)));

internal sealed record RenameIndex(TablePair Tables, TableIndex Before, TableIndex After)
    : MigrationStep(StepKind.RenameIndex, (Tables.BeforePlace.Place, Tables.Before.Indexes.IndexOf(Before), 0));

internal sealed record RedefineIndex(TablePair Tables, TableIndex Before, TableIndex After)
    : MigrationStep(StepKind.RedefineIndex, (Tables.BeforePlace.Place, Tables.Before.Indexes.IndexOf(Before), 0));

internal sealed record CreateTable(TablePlace Owner) : MigrationStep(StepKind.CreateTable, (Owner.Place, 0, 0));

internal sealed record DropTable(TablePlace Owner) : MigrationStep(StepKind.DropTable, (Owner.Place, 0, 0));

internal sealed record AlterTable(TablePair Tables, IReadOnlyList<TableChange> Changes) : MigrationStep(StepKind.AlterTable, (Tables.BeforePlace.Place, Tables.AfterPlace.Place, 0));

internal sealed record RedefineTables(IReadOnlyList<TablePair> Tables) : MigrationStep(StepKind.RedefineTables, (0, 0, 0));
