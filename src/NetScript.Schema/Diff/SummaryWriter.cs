using System.Text;

namespace NetScript.Schema.Diff;

/// <summary>The readable tree of a diff. It is Prisma's to the letter, with its stray marks.</summary>
internal static class SummaryWriter
{
    private enum Section
    {
        AlteredExtension,
        DroppedExtension,
        CreatedExtension,
        AddedSchema,
        AddedEnum,
        AddedTable,
        RemovedEnum,
        RemovedTable,
        RedefinedTable,
        ChangedEnum,
        ChangedTable,
    }

    public static string Write(DatabaseDiff diff)
    {
        if (diff.IsEmpty)
        {
            return "No difference detected.";
        }

        var text = new StringBuilder();
        (Section, string)? current = null;
        var entries = diff.Steps.SelectMany(Entries).OrderBy(entry => entry.Section).ThenBy(entry => entry.Item, StringComparer.Ordinal);
        foreach (var (section, item, lines) in entries)
        {
            if (current != (section, item))
            {
                current = (section, item);
                text.Append('\n').Append(Title(section, item));
            }

            lines.ToList().ForEach(line => text.Append(line).Append('\n'));
        }

        return text.ToString();
    }

    private static string Title(Section section, string item) => section == Section.DroppedExtension ? "[-] Removed extensions\n`" : $"{NameOf(section, item)}\n";

    private static string NameOf(Section section, string item) => section switch
    {
        Section.AlteredExtension => $"[*] Changed the `{item}` extension",
        Section.CreatedExtension => "[+] Added extensions",
        Section.AddedSchema => "[+] Added Schemas",
        Section.AddedEnum => "[+] Added enums",
        Section.AddedTable => "[+] Added tables",
        Section.RemovedEnum => "[-] Removed enums",
        Section.RemovedTable => "[-] Removed tables",
        Section.RedefinedTable => $"[*] Redefined table `{item}`",
        Section.ChangedEnum => $"[*] Changed the `{item}` enum",
        _ => $"[*] Changed the `{item}` table",
    };

    private static IEnumerable<(Section Section, string Item, IEnumerable<string> Lines)> Entries(MigrationStep step) => step switch
    {
        AlterExtension alter => [(Section.AlteredExtension, alter.Before.Name, [])],
        DropExtension drop => [(Section.DroppedExtension, drop.Extension.Name, [])],
        CreateExtension create => [(Section.CreatedExtension, create.Extension.Name, [$"  - {create.Extension.Name}"])],
        CreateSchema create => [(Section.AddedSchema, "", [$"  - {create.Name}"])],
        CreateEnum create => [(Section.AddedEnum, "", [$"  - {create.Enum.Name}"])],
        CreateTable create => [(Section.AddedTable, "", [$"  - {create.Owner.Table.Name}"])],
        DropEnum drop => [(Section.RemovedEnum, "", [$"  - {drop.Enum.Name}"])],
        DropTable drop => [(Section.RemovedTable, "", [$"  - {drop.Owner.Table.Name}"])],
        RedefineTables redefine => redefine.Tables.Select(tables => (Section.RedefinedTable, tables.Before.Name, Enumerable.Empty<string>())),
        AlterEnum alter =>
            [(Section.ChangedEnum, alter.Before.Name, [.. alter.CreatedValues.Select(value => $"  [+] Added variant `{value}`"), .. alter.DroppedValues.Select(value => $"  [-] Removed variant `{value}`")])],
        AlterTable alter => [(Section.ChangedTable, alter.Tables.Before.Name, alter.Changes.SelectMany(change => Lines(change, alter.Tables)))],
        DropForeignKey drop => [(Section.ChangedTable, drop.Table.Name, [$"  [-] Removed foreign key on columns ({string.Join(", ", drop.ForeignKey.Columns)})"])],
        AddForeignKey add => [(Section.ChangedTable, add.Table.Name, [$"  [+] Added foreign key on columns ({string.Join(", ", add.ForeignKey.Columns)})"])],
        RenameForeignKey rename => [(Section.ChangedTable, rename.Table.Name, [$"  [*] Renamed the foreign key \"{rename.Before.Name}\" to \"{rename.After.Name}\""])],
        DropIndex drop => [(Section.ChangedTable, drop.Owner.Table.Name, [$"  [-] Removed {Index(drop.Index)}"])],
        CreateIndex create => [(Section.ChangedTable, create.Owner.Table.Name, [$"  [+] Added {Index(create.Index)}"])],
        RenameIndex rename => [(Section.ChangedTable, rename.Tables.Before.Name, [$"  [*] Renamed index `{rename.Before.Name}` to `{rename.After.Name}`"])],
        RedefineIndex redefine => [(Section.ChangedTable, redefine.Tables.Before.Name, [$"  [*] Redefined index `{redefine.Before.Name}`"])],
        _ => [],
    };

    private static IEnumerable<string> Lines(TableChange change, TablePair tables) => change switch
    {
        AddColumn add => [$"  [+] Added column `{add.Column.Name}`"],
        DropColumn drop => [$"  [-] Removed column `{drop.Column.Name}`"],
        AlterColumn alter => [$"  [*] Altered column `{alter.Column.After.Name}` ({Changes(alter.Column)})"],
        RecreateColumn recreate => [$"  [*] Column `{recreate.Column.After.Name}` would be dropped and recreated ({Changes(recreate.Column)})"],
        DropKey => [$"  [-] Dropped the primary key on columns ({Key(tables.Before.PrimaryKey)})"],
        RenameKey => [$"  [*] Renamed the primary key on columns ({Key(tables.Before.PrimaryKey)})"],
        AddKey => [$"  [+] Added primary key on columns ({Key(tables.After.PrimaryKey)})", ")"],
        _ => [],
    };

    private static string Changes(ColumnPair column) => string.Join(", ",
    [
        .. column.Has(ColumnChanges.Arity) ? [$"changed from {Arity(column.Before)} to {Arity(column.After)}"] : Array.Empty<string>(),
        .. column.Has(ColumnChanges.Default) ? [$"default changed from `{DebugText.Of(column.Before.Default)}` to `{DebugText.Of(column.After.Default)}`"] : Array.Empty<string>(),
        .. column.Has(ColumnChanges.Type) ? ["type changed"] : Array.Empty<string>(),
        .. column.Has(ColumnChanges.Autoincrement) ? [column.Before.IsAutoincrement ? "column is no longer autoincrementing" : "column became autoincrementing"] : Array.Empty<string>(),
        .. column.Has(ColumnChanges.Check) ? ["check changed"] : Array.Empty<string>(),
    ]);

    private static string Arity(Database.Column column) => column.Arity == Model.Arity.Optional ? "Nullable" : $"{column.Arity}";

    private static string Index(Database.TableIndex index) => $"{(index.IsUnique ? "unique " : "")}index on columns ({string.Join(", ", index.Columns.Select(column => column.Name))})";

    private static string Key(Database.TableKey? key) => string.Join(", ", key?.Columns.Select(column => column.Name) ?? []);
}
