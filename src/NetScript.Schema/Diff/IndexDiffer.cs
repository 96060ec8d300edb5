using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Diff;

/// <summary>The steps for the indexes of a table.</summary>
internal sealed class IndexDiffer
{
    private readonly TablePair _tables;
    private readonly DiffRules _rules;
    private readonly List<TableIndex> _dropped = [];

    public IndexDiffer(TablePair tables, DiffRules rules)
    {
        (_tables, _rules) = (tables, rules);
        var foreignKeys = new List<(ForeignKey, ForeignKey)>();
        foreach (var index in tables.DroppedIndexes)
        {
            var uncovered = rules.NeedsIndexesOfForeignKeys ? tables.ForeignKeys.Where(pair => IsLastIndexOf(index, pair.Before)).ToList() : [];
            if (uncovered.Any(pair => pair.Before.Name == index.Name))
            {
                // The database made it for the foreign key.
                continue;
            }

            _dropped.Add(index);
            foreignKeys.AddRange(uncovered);
        }

        ForeignKeys = [.. foreignKeys.Distinct()];
    }

    /// <summary>Foreign keys that have to be dropped and added again, because the last index goes that they rely on.</summary>
    public IReadOnlyList<(ForeignKey Before, ForeignKey After)> ForeignKeys { get; }

    public IEnumerable<MigrationStep> Steps()
    {
        var restored = Restored().ToList();
        // What is made anew has its new name already.
        var renamed = _tables.Indexes.Where(pair => pair.Before.Name != pair.After.Name).Except(restored).ToList();
        return
        [
            .. _dropped.Select(index => new DropIndex(_tables.BeforePlace, index)),
            .. _tables.CreatedIndexes.Select(index => new CreateIndex(_tables.BeforePlace, _tables.AfterPlace, index)),
            .. renamed.Select(pair => _rules.CanRenameIndexes ? (MigrationStep)new RenameIndex(_tables, pair.Before, pair.After) : new RedefineIndex(_tables, pair.Before, pair.After)),
            .. restored.Where(_ => _rules.RecreatesIndexesOfChangedColumns || _rules.RecreatesIndexesOfRecreatedColumns).Select(pair => new DropIndex(_tables.BeforePlace, pair.Before)),
            .. restored.Select(pair => new CreateIndex(_rules.RecreatesIndexesOfChangedColumns ? null : _tables.BeforePlace, _tables.AfterPlace, pair.After, IsRestored: true)),
        ];
    }

    private IEnumerable<(TableIndex Before, TableIndex After)> Restored()
    {
        if (!_rules.LosesIndexesOfDroppedColumns && !_rules.RecreatesIndexesOfChangedColumns && !_rules.RecreatesIndexesOfRecreatedColumns)
        {
            return [];
        }

        var columns = _tables.Columns.Where(pair => _rules.RecreatesIndexesOfChangedColumns ? pair.Has(ColumnChanges.Type) : pair.TypeChange == TypeChange.NotCastable)
            .Select(pair => pair.After.Name).ToHashSet(StringComparer.Ordinal);
        return columns.Count == 0 ? [] : _tables.KeptIndexes.Where(pair => pair.After.Columns.Any(column => columns.Contains(column.Name)));
    }

    private bool IsLastIndexOf(TableIndex index, ForeignKey key) =>
        Covers(index.Columns, key) && !_tables.Before.Indexes.Except(_tables.DroppedIndexes).Any(other => other.Kind != IndexKind.Fulltext && Covers(other.Columns, key))
        && !(_tables.Before.PrimaryKey is { } primary && !_tables.IsKeyDropped && Covers(primary.Columns, key));

    private static bool Covers(IReadOnlyList<IndexColumn> columns, ForeignKey key) => columns.Select(column => column.Name).Take(key.Columns.Length).SequenceEqual(key.Columns);
}
