using System.Collections.Immutable;
using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

/// <summary>What the catalog of SQLite lists.</summary>
internal sealed class SqliteIntrospection(DbConnection connection, CancellationToken cancellationToken)
{
    public async Task<DatabaseModel> ReadAsync(SchemaProvider provider)
    {
        var columns = await QueryAsync(SqliteCatalog.Columns, row => new SqliteColumnRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.Text(4), row.GetInt32(5))).ConfigureAwait(false);
        var tables = columns.GroupBy(row => row.Table).Select(table => new Table(table.Key)
        {
            Columns = [.. table.Select(row => row.ToColumn(IsRowNumber(row, table)))],
            PrimaryKey = table.Any(row => row.KeyPlace > 0) ? new(null, [.. table.Where(row => row.KeyPlace > 0).OrderBy(row => row.KeyPlace).Select(row => new IndexColumn(row.Name))]) : null,
        }).ToList();
        var indexes = await ReadIndexesAsync().ConfigureAwait(false);
        var foreignKeys = await ReadForeignKeysAsync(tables.ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase)).ConfigureAwait(false);
        return new(provider) { Tables = [.. tables.Select(table => table with { Indexes = [.. indexes[table.Name]], ForeignKeys = [.. foreignKeys[table.Name]] })] };
    }

    // Only under this very name, a key of one column is the number of the row.
    private static bool IsRowNumber(SqliteColumnRow column, IEnumerable<SqliteColumnRow> table) =>
        column.KeyPlace > 0 && column.Type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase) && table.Count(row => row.KeyPlace > 0) == 1;

    private async Task<ILookup<string, TableIndex>> ReadIndexesAsync()
    {
        var rows = await QueryAsync(SqliteCatalog.Indexes, row =>
            (Table: row.GetString(0), Name: row.GetString(2), IsUnique: row.GetBoolean(3), Column: row.Text(4), IsDescending: row.GetBoolean(5), Sql: row.Text(6))).ConfigureAwait(false);
        return rows.GroupBy(row => (row.Table, row.Name)).Where(index => index.All(row => row.Column is not null)).ToLookup(index => index.Key.Table, index =>
        {
            var first = index.First();
            ImmutableArray<IndexColumn> columns = [.. index.Select(row => new IndexColumn(row.Column!) { Sort = row.IsDescending ? SortOrder.Desc : SortOrder.Asc })];
            return new TableIndex(first.Name, first.IsUnique ? IndexKind.Unique : IndexKind.Normal, columns) { Predicate = first.Sql is { } sql ? SqlitePredicate.Of(sql) : null };
        });
    }

    private async Task<ILookup<string, ForeignKey>> ReadForeignKeysAsync(Dictionary<string, Table> tables)
    {
        var rows = await QueryAsync(SqliteCatalog.ForeignKeys, row => (Table: row.GetString(0), Id: row.GetInt32(1), Referenced: row.GetString(2), From: row.GetString(3), To: row.Text(4),
            OnDelete: row.GetString(5), OnUpdate: row.GetString(6))).ConfigureAwait(false);
        var keys = new List<(string Table, ForeignKey Key)>();
        foreach (var key in rows.GroupBy(row => (row.Table, row.Id)))
        {
            var first = key.First();
            if (!tables.TryGetValue(first.Referenced, out var referenced))
            {
                continue;
            }

            string[] referencedColumns = first.To is null ? [.. referenced.PrimaryKey?.Columns.Select(column => column.Name) ?? []] : [.. key.Select(row => row.To!)];
            if (referencedColumns.Length == key.Count())
            {
                keys.Add((first.Table, new(null, [.. key.Select(row => row.From)], referenced.Name, [.. referencedColumns])
                {
                    OnDelete = ActionOf(first.OnDelete),
                    OnUpdate = ActionOf(first.OnUpdate),
                    Ordinal = keys.Count,
                }));
            }
        }

        return keys.ToLookup(key => key.Table, key => key.Key);
    }

    private static ReferentialAction ActionOf(string action) => Enum.Parse<ReferentialAction>(action.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);

    private Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read) => connection.QueryAsync(sql, [], read, cancellationToken);
}
