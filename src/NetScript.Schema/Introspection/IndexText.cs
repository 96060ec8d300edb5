using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Introspection;

/// <summary>The attributes of keys and indexes: of a field where they have one column only, except indexes that are not unique.</summary>
internal sealed class IndexText(PullMap map, Table table)
{
    private static readonly Dictionary<IndexKind, string> s_attributes = new()
    {
        [IndexKind.Normal] = "@@index",
        [IndexKind.Unique] = "@@unique",
        [IndexKind.Fulltext] = "@@fulltext",
    };

    /// <summary>The <c>@id</c> of a field.</summary>
    public string? Id(Column column) => table.PrimaryKey is { Columns: [var key] } primary && key.Name == column.Name
        ? PslText.Call("@id", [ClusteredOf(primary), .. Options(key).Reverse(), PslText.Named("map", MapOf(primary))])
        : null;

    /// <summary>The <c>@unique</c> of a field.</summary>
    public string? Unique(Column column) => Indexes.FirstOrDefault(index => index is { IsUnique: true, Columns: [var key] } && key.Name == column.Name) is { } index
        ? PslText.Call("@unique", [PslText.Named("map", MapOf(index)), index.IsClustered ? "clustered: true" : null, .. Options(index.Columns[0]).Reverse(), WhereOf(index)])
        : null;

    /// <summary>The <c>@@id</c> of a model.</summary>
    public string? Id() => table.PrimaryKey is { Columns.Length: > 1 } key
        ? PslText.Call("@@id", Fields(key.Columns), PslText.Named("name", map.FindModel(table)?.PrimaryKey?.Name), PslText.Named("map", MapOf(key)), ClusteredOf(key))
        : null;

    /// <summary>The attributes of a model, those that it had first, in their order.</summary>
    public IEnumerable<string> Write() => Indexes.Where(index => index is not { IsUnique: true, Columns.Length: 1 })
        .Select(index => (Index: index, Previous: map.FindIndex(table, index)))
        .OrderBy(pair => pair.Previous is null).ThenBy(pair => pair.Previous?.Span.Start)
        .Select(pair => PslText.Call(
            s_attributes[pair.Index.Kind], Fields(pair.Index.Columns), PslText.Named("name", pair.Previous?.Name), PslText.Named("map", MapOf(pair.Index)), pair.Index.IsClustered ? "clustered: true" : null,
            pair.Index.Algorithm == IndexAlgorithm.BTree ? null : $"type: {pair.Index.Algorithm}", WhereOf(pair.Index)));

    // Without the preview feature, a schema has no conditions.
    private IEnumerable<TableIndex> Indexes => table.Indexes.Where(index => index.Predicate is null || map.Previews("partialIndexes"));

    private string Fields(IEnumerable<IndexColumn> columns) => $"[{string.Join(", ", columns.Select(column => PslText.Call(map.NameOf(table, column.Name).Shown, [.. Options(column), OperatorsOf(column)])))}]";

    private static IEnumerable<string?> Options(IndexColumn column) => [column.Length is { } length ? $"length: {length}" : null, column.Sort == SortOrder.Desc ? "sort: Desc" : null];

    private string? OperatorsOf(IndexColumn column) => column is { OperatorClass: { } name, IsDefaultOperatorClass: false } ? $"ops: {map.Provider.Database.WriteOperatorClass(name)}" : null;

    private static string? WhereOf(TableIndex index) => index.Predicate is { } predicate ? $"where: raw({PslText.Quote(predicate)})" : null;

    private string? MapOf(TableIndex index)
    {
        var standard = ConstraintNames.Join(map.Provider, index.IsUnique ? "_key" : "_idx", table.Name, [.. index.Columns.Select(column => column.Name)]);
        return index.Name == standard ? null : index.Name;
    }

    private string? MapOf(TableKey key) => string.IsNullOrEmpty(key.Name) || !map.Provider.Can(Capabilities.NamedPrimaryKeys) || key.Name == ConstraintNames.Join(map.Provider, "_pkey", table.Name) ? null : key.Name;

    private string? ClusteredOf(TableKey key) => map.Provider.Can(Capabilities.ClusteringSetting) && !key.IsClustered ? "clustered: false" : null;
}
