using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Diff;

/// <summary>A table that both databases have.</summary>
internal sealed class TablePair
{
    private readonly DiffRules _rules;
    private readonly Dictionary<string, ColumnPair> _columns;

    public TablePair(TablePlace before, TablePlace after, DiffRules rules)
    {
        (BeforePlace, AfterPlace, _rules) = (before, after, rules);
        var next = After.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var previous = Before.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        Columns = [.. Before.Columns.Where(column => next.ContainsKey(column.Name)).Select(column => ColumnPair.Of(column, next[column.Name], rules)).OrderBy(pair => pair.Before.Name, StringComparer.Ordinal)];
        DroppedColumns = [.. Before.Columns.Where(column => !next.ContainsKey(column.Name)).OrderBy(column => column.Name, StringComparer.Ordinal)];
        AddedColumns = [.. After.Columns.Where(column => !previous.Contains(column.Name)).OrderBy(column => column.Name, StringComparer.Ordinal)];
        _columns = Columns.ToDictionary(pair => pair.Before.Name, StringComparer.Ordinal);
        DroppedIndexes = [.. Before.Indexes.Where(index => !After.Indexes.Any(other => AreEqual(index, other)))];
        CreatedIndexes = [.. After.Indexes.Where(index => !Before.Indexes.Any(other => AreEqual(other, index)))];
        DroppedForeignKeys = [.. Before.ForeignKeys.Where(key => !After.ForeignKeys.Any(other => AreEqual(key, other)))];
        CreatedForeignKeys = [.. After.ForeignKeys.Where(key => !Before.ForeignKeys.Any(other => AreEqual(other, key)))];
    }

    public TablePlace BeforePlace { get; }

    public TablePlace AfterPlace { get; }

    public Table Before => BeforePlace.Table;

    public Table After => AfterPlace.Table;

    /// <summary>The columns that both have, in the order of their names.</summary>
    public IReadOnlyList<ColumnPair> Columns { get; }

    public IReadOnlyList<Column> DroppedColumns { get; }

    public IReadOnlyList<Column> AddedColumns { get; }

    public IReadOnlyList<TableIndex> DroppedIndexes { get; }

    public IReadOnlyList<TableIndex> CreatedIndexes { get; }

    public IReadOnlyList<ForeignKey> DroppedForeignKeys { get; }

    public IReadOnlyList<ForeignKey> CreatedForeignKeys { get; }

    /// <summary>The changed columns in the order of the table as it was.</summary>
    public IEnumerable<ColumnPair> ChangedColumns =>
        Before.Columns.Select(column => _columns.GetValueOrDefault(column.Name)).OfType<ColumnPair>().Where(pair => pair.Changes != ColumnChanges.None);

    public bool IsKeyChanged => Before.PrimaryKey is { } before && After.PrimaryKey is { } after
        && (!AreEqual(before.Columns, after.Columns) || Columns.Any(pair => pair.Has(ColumnChanges.Type) && before.Columns.Any(key => key.Name == pair.Before.Name)) || !_rules.AreEqual(before, after));

    public bool IsKeyDropped => (Before.PrimaryKey is not null && After.PrimaryKey is null) || IsKeyChanged || IsKeyRecreated;

    public bool IsKeyCreated => (Before.PrimaryKey is null && After.PrimaryKey is not null) || IsKeyChanged || IsKeyRecreated;

    public bool IsKeyRenamed => Before.PrimaryKey?.Name is { } before && After.PrimaryKey?.Name is { } after && before != after;

    private bool IsKeyRecreated => _rules.RecreatesKeysOfRecreatedColumns && After.PrimaryKey is not null
        && Before.PrimaryKey is { } key && Columns.Any(pair => pair.TypeChange == TypeChange.NotCastable && key.Columns.Any(column => column.Name == pair.Before.Name));

    /// <summary>The indexes that both have, perhaps by another name. Of several that are alike, nobody knows which one became which: they are left alone.</summary>
    public IEnumerable<(TableIndex Before, TableIndex After)> Indexes =>
        from index in Before.Indexes
        where Before.Indexes.Count(other => other.Kind == index.Kind && other.Columns.Select(column => column.Name).SequenceEqual(index.Columns.Select(column => column.Name))) == 1
        let next = After.Indexes.FirstOrDefault(other => AreEqual(index, other))
        where next is not null
        select (index, next);

    /// <summary>The indexes that both have by the same name, and others that are like one of these.</summary>
    public IEnumerable<(TableIndex Before, TableIndex After)> KeptIndexes => Indexes.Concat(
        from index in Before.Indexes
        from next in After.Indexes
        where index.Name == next.Name && AreEqual(index, next)
        select (index, next)).Distinct();

    /// <summary>The foreign keys that both have, perhaps by another name.</summary>
    public IEnumerable<(ForeignKey Before, ForeignKey After)> ForeignKeys
    {
        get
        {
            var seen = new HashSet<ForeignKey>(ReferenceEqualityComparer.Instance);
            foreach (var before in Before.ForeignKeys)
            {
                if (After.ForeignKeys.FirstOrDefault(key => !seen.Contains(key) && AreEqual(before, key)) is { } after)
                {
                    seen.Add(after);
                    yield return (before, after);
                }
            }
        }
    }

    public ColumnPair? FindColumn(string name) => _columns.GetValueOrDefault(name);

    private static bool AreEqual(IReadOnlyList<IndexColumn> before, IReadOnlyList<IndexColumn> after) =>
        before.Count == after.Count && before.Zip(after).All(pair =>
            pair.First.Name == pair.Second.Name && pair.First.Length == pair.Second.Length && (pair.First.Sort ?? SortOrder.Asc) == (pair.Second.Sort ?? SortOrder.Asc));

    private bool AreEqual(TableIndex before, TableIndex after) =>
        before.Kind == after.Kind && AreEqual(before.Columns, after.Columns) && _rules.AreEqual(before, after) && _rules.AreEqual(before.Predicate, after.Predicate);

    private bool AreEqual(ForeignKey before, ForeignKey after) =>
        before.ReferencedTable == after.ReferencedTable && _rules.AreEqual(before.OnDelete, after.OnDelete) && _rules.AreEqual(before.OnUpdate, after.OnUpdate)
        && before.ReferencedColumns.SequenceEqual(after.ReferencedColumns) && before.Columns.SequenceEqual(after.Columns) && before.Columns.All(IsKept);

    private bool IsKept(string column) => FindColumn(column) is { } pair && !pair.Has(ColumnChanges.Type)
        && (_rules.KeepsForeignKeysOfRequiredColumns || pair.Before.Arity == pair.After.Arity || (pair.Before.Arity == Arity.Required && pair.After.Arity == Arity.Optional));
}
