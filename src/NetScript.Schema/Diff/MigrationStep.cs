using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>A step from one database to the other.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Place">Its place among those of its kind: the places of what it is about.</param>
internal abstract record MigrationStep(StepKind Kind, StepPlace Place);

internal sealed record CreateSchema(string Name, int Order) : MigrationStep(StepKind.CreateSchema, new(Order));

internal sealed record CreateExtension(InstalledExtension Extension, int Order) : MigrationStep(StepKind.CreateExtension, new(Order));

internal sealed record DropExtension(InstalledExtension Extension, int Order) : MigrationStep(StepKind.DropExtension, new(Order));

internal sealed record AlterExtension(InstalledExtension Before, InstalledExtension After, int Order) : MigrationStep(StepKind.AlterExtension, new(Order));

internal sealed record CreateEnum(EnumDefinition Enum, int Order) : MigrationStep(StepKind.CreateEnum, new(Order));

internal sealed record DropEnum(EnumDefinition Enum, int Order) : MigrationStep(StepKind.DropEnum, new(Order));

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
    int Order) : MigrationStep(StepKind.AlterEnum, new(Order))
{
    public IEnumerable<string> CreatedValues => After.Values.Except(Before.Values);

    public IEnumerable<string> DroppedValues => Before.Values.Except(After.Values);
}

internal sealed record DropForeignKey(Table Table, ForeignKey ForeignKey) : MigrationStep(StepKind.DropForeignKey, new(ForeignKey.Ordinal));

internal sealed record AddForeignKey(Table Table, ForeignKey ForeignKey) : MigrationStep(StepKind.AddForeignKey, new(ForeignKey.Ordinal));

internal sealed record RenameForeignKey(Table Table, ForeignKey Before, ForeignKey After) : MigrationStep(StepKind.RenameForeignKey, new(Before.Ordinal, After.Ordinal));

internal sealed record DropIndex(TablePlace Owner, TableIndex Index) : MigrationStep(StepKind.DropIndex, new(Owner.Place, Owner.Table.Indexes.IndexOf(Index)));

/// <param name="Before">The table as it was; <see langword="null"/> where it is new, and no row can be in the way.</param>
/// <param name="Owner">The table as it will be.</param>
/// <param name="Index">The index.</param>
/// <param name="IsRestored">Whether it was there before.</param>
internal sealed record CreateIndex(TablePlace? Before, TablePlace Owner, TableIndex Index, bool IsRestored = false)
    : MigrationStep(StepKind.CreateIndex, new(Before?.Place ?? -1, Owner.Place, Owner.Table.Indexes.IndexOf(Index)));

internal sealed record RenameIndex(TablePair Tables, TableIndex Before, TableIndex After)
    : MigrationStep(StepKind.RenameIndex, new(Tables.BeforePlace.Place, Tables.Before.Indexes.IndexOf(Before)));

internal sealed record RedefineIndex(TablePair Tables, TableIndex Before, TableIndex After)
    : MigrationStep(StepKind.RedefineIndex, new(Tables.BeforePlace.Place, Tables.Before.Indexes.IndexOf(Before)));

internal sealed record CreateTable(TablePlace Owner) : MigrationStep(StepKind.CreateTable, new(Owner.Place));

internal sealed record DropTable(TablePlace Owner) : MigrationStep(StepKind.DropTable, new(Owner.Place));

internal sealed record AlterTable(TablePair Tables, IReadOnlyList<TableChange> Changes) : MigrationStep(StepKind.AlterTable, new(Tables.BeforePlace.Place, Tables.AfterPlace.Place));

internal sealed record RedefineTables(IReadOnlyList<TablePair> Tables) : MigrationStep(StepKind.RedefineTables, new(0));
