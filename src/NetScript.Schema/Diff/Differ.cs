using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>The steps from one database to the other.</summary>
internal sealed class Differ
{
    private const string HistoryTable = "_prisma_migrations";

    private readonly DatabaseModel _before;
    private readonly DatabaseModel _after;
    private readonly DiffRules _rules;
    private readonly List<TablePair> _pairs = [];
    private readonly List<TablePair> _redefined;
    private readonly List<TablePlace> _created;
    private readonly List<TablePlace> _dropped;
    private readonly List<MigrationStep> _steps = [];

    private Differ(DatabaseModel before, DatabaseModel after)
    {
        (_before, _after, _rules) = (before, after, after.Provider.Database.Rules);
        var next = Places(after).ToDictionary(place => place.Table.QualifiedName);
        _dropped = [];
        foreach (var place in Places(before))
        {
            if (next.Remove(place.Table.QualifiedName, out var other))
            {
                _pairs.Add(new(place, other, _rules));
            }
            else
            {
                _dropped.Add(place);
            }
        }

        _created = [.. next.Values.OrderBy(place => place.Place)];
        _redefined = [.. _pairs.Where(_rules.NeedsRedefinition)];
    }

    public static IReadOnlyList<MigrationStep> Steps(DatabaseModel before, DatabaseModel after)
    {
        var differ = new Differ(before, after);
        differ.AddSchemas();
        differ._steps.AddRange(ExtensionDiffer.Steps(before.Extensions ?? [], after.Extensions ?? []));
        differ.AddTables();
        differ.DropTables();
        var redefined = differ._redefined.ToHashSet();
        differ._pairs.Where(pair => !redefined.Contains(pair)).ToList().ForEach(differ.ChangeTable);
        if (differ._redefined.Count > 0)
        {
            differ._steps.Add(new RedefineTables(differ._redefined));
        }

        if (differ._rules.HasEnumTypes)
        {
            differ._steps.AddRange(new EnumDiffer(before, after, [.. differ._dropped.Select(place => place.Table)], differ._pairs).Steps());
        }

        return StepOrder.Sort(differ._steps);
    }

    private IEnumerable<TablePlace> Places(DatabaseModel model) =>
        model.Tables.Select((table, place) => new TablePlace(table, place)).Where(place => place.Table.Name != HistoryTable && !_rules.IsSystemTable(place.Table.Name));

    private void AddSchemas()
    {
        var used = _after.Tables.Select(table => table.Schema).Concat(_after.Enums.Select(type => type.Schema)).ToHashSet();
        _steps.AddRange(_after.Schemas.Where(name => !_before.Schemas.Contains(name) && used.Contains(name)).Select((name, place) => new CreateSchema(name, place)));
    }

    private void AddTables()
    {
        foreach (var place in _created)
        {
            _steps.Add(new CreateTable(place));
            foreach (var index in place.Table.Indexes)
            {
                if (!_rules.IsInCreateTable(index))
                {
                    _steps.Add(new CreateIndex(null, place, index));
                }
            }

            foreach (var key in _rules.HasForeignKeyStatements ? place.Table.ForeignKeys : [])
            {
                _steps.Add(new AddForeignKey(place.Table, key));
            }
        }
    }

    // Without foreign keys, tables can be dropped in any order.
    private void DropTables()
    {
        foreach (var place in _dropped)
        {
            _steps.Add(new DropTable(place));
            if (_rules.HasForeignKeyStatements)
            {
                _steps.AddRange(place.Table.ForeignKeys.Select(key => new DropForeignKey(place.Table, key)));
            }

            if (_redefined.Count > 0 && _rules.DropsIndexesOfDroppedTables)
            {
                _steps.AddRange(place.Table.Indexes.Select(index => new DropIndex(place, index)));
            }
        }
    }

    private void ChangeTable(TablePair tables)
    {
        var indexes = new IndexDiffer(tables, _rules);
        _steps.AddRange(indexes.Steps());
        _steps.AddRange(tables.CreatedForeignKeys.Concat(indexes.ForeignKeys.Select(pair => pair.After)).Select(key => new AddForeignKey(tables.After, key)));
        _steps.AddRange(tables.DroppedForeignKeys.Concat(indexes.ForeignKeys.Select(pair => pair.Before)).Select(key => new DropForeignKey(tables.Before, key)));
        foreach (var (before, after) in tables.ForeignKeys.Except(indexes.ForeignKeys))
        {
            ChangeForeignKey(tables, before, after);
        }

        var changes = TableChange.Of(tables);
        if (changes.Count > 0)
        {
            _steps.Add(new AlterTable(tables, changes));
        }
    }

    private void ChangeForeignKey(TablePair tables, ForeignKey before, ForeignKey after)
    {
        if (!_rules.CanRedefineReferencedTables && _redefined.Any(pair => pair.Before.Name == before.ReferencedTable && pair.Before.Schema == before.ReferencedSchema))
        {
            _steps.Add(new DropForeignKey(tables.Before, before));
            _steps.Add(new AddForeignKey(tables.After, after));
        }
        else if (_rules.HasForeignKeyStatements && before.Name is not null && after.Name is not null && before.Name != after.Name && !(IsJoinTable(tables.Before) && IsJoinTable(tables.After)))
        {
            _steps.AddRange(_rules.CanRenameForeignKeys
                ? [new RenameForeignKey(tables.Before, before, after)]
                : [new AddForeignKey(tables.After, after), new DropForeignKey(tables.Before, before)]);
        }
    }

    // Their foreign keys once had other names, which nobody wants to be changed.
    private static bool IsJoinTable(Table table) => table.Columns is [var a, var b] && (a.Name, b.Name) is ("A", "B") or ("B", "A");
}
