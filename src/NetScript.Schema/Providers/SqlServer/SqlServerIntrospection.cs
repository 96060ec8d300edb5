using System.Collections.Immutable;
using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.SqlServer;

/// <summary>What the catalog of SQL Server lists of some schemas of the connection's database. The order is the server's, as Prisma's is.</summary>
internal static class SqlServerIntrospection
{
    private const string ColumnsQuery = $$"""
        SELECT SCHEMA_NAME(t.schema_id), t.name, c.name,
            CASE y.is_assembly_type WHEN 1 THEN TYPE_NAME(c.user_type_id) ELSE TYPE_NAME(c.system_type_id) END,
            c.max_length, c.precision, c.scale, CAST(c.is_nullable AS INT), CAST(c.is_identity AS INT), d.name, d.definition, k.name, k.definition
        FROM sys.tables t
        JOIN sys.columns c ON c.object_id = t.object_id
        JOIN sys.types y ON y.user_type_id = c.user_type_id
        LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
        OUTER APPLY (
            SELECT TOP 1 k.name, k.definition
            FROM sys.check_constraints k
            WHERE k.parent_object_id = t.object_id AND k.name IN (CONCAT(t.name, '_', c.name, '{{ColumnCheck.JsonSuffix}}'), CONCAT(t.name, '_', c.name, '{{ColumnCheck.ValuesSuffix}}'))
            ORDER BY k.name
        ) k
        WHERE t.is_ms_shipped = 0 AND SCHEMA_NAME(t.schema_id) IN ({0})
        ORDER BY t.name, t.schema_id, c.column_id
        """;

    private const string IndexesQuery = """
        SELECT SCHEMA_NAME(t.schema_id), t.name, i.name, c.name, CAST(i.is_primary_key AS INT), CAST(i.is_unique AS INT), CAST(i.is_unique_constraint AS INT), i.type, i.filter_definition,
            CAST(k.is_descending_key AS INT)
        FROM sys.tables t
        JOIN sys.indexes i ON i.object_id = t.object_id
        JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id
        JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id
        WHERE t.is_ms_shipped = 0 AND i.type IN (1, 2) AND i.is_hypothetical = 0 AND k.key_ordinal > 0 AND SCHEMA_NAME(t.schema_id) IN ({0})
        ORDER BY t.name, t.schema_id, i.name, k.key_ordinal
        """;

    private const string ForeignKeysQuery = """
        SELECT SCHEMA_NAME(t.schema_id), t.name, f.name, c.name, SCHEMA_NAME(r.schema_id), r.name, rc.name, f.delete_referential_action_desc, f.update_referential_action_desc
        FROM sys.tables t
        JOIN sys.foreign_keys f ON f.parent_object_id = t.object_id
        JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
        JOIN sys.columns c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
        JOIN sys.tables r ON r.object_id = k.referenced_object_id
        JOIN sys.columns rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id
        WHERE t.is_ms_shipped = 0 AND SCHEMA_NAME(t.schema_id) IN ({0})
        ORDER BY t.name, t.schema_id, f.name, k.constraint_column_id
        """;

    private const int Clustered = 1;

    public static async Task<DatabaseModel> ReadAsync(SchemaProvider provider, DbConnection connection, IReadOnlyList<string> schemas, CancellationToken cancellationToken)
    {
        (string Name, object Value)[] parameters = [.. schemas.Select((schema, index) => ($"@schema{index}", (object)schema))];
        var names = schemas.Count == 0 ? "SCHEMA_NAME()" : string.Join(", ", parameters.Select(parameter => parameter.Name));
        var found = await Query("SELECT name FROM sys.schemas WHERE name IN ({0})", row => row.Text(0)!).ConfigureAwait(false);
        var columns = await Query(ColumnsQuery, row => (Table: PlaceOf(row), Column: SqlServerColumn.Read(row))).ConfigureAwait(false);
        var indexes = await Query(IndexesQuery, IndexRow.Read).ConfigureAwait(false);
        var foreignKeys = await Query(ForeignKeysQuery, ForeignKeyRow.Read).ConfigureAwait(false);

        var indexesOf = indexes.ToLookup(row => row.Table);
        var ordinal = 0;
        var keysOf = foreignKeys.GroupBy(row => (row.Table, row.Name)).ToList().ToLookup(rows => rows.Key.Table, rows => ForeignKeyOf([.. rows], found, ordinal++));
        return new(provider)
        {
            Schemas = [.. found.Order(StringComparer.Ordinal)],
            Tables = [.. columns.GroupBy(column => column.Table, column => column.Column).Select(table => TableOf(table.Key, [.. table], [.. indexesOf[table.Key]], [.. keysOf[table.Key]]))],
        };

        Task<IReadOnlyList<T>> Query<T>(string query, Func<DbDataReader, T> read) =>
            connection.QueryAsync(query.Replace("{0}", names, StringComparison.Ordinal), parameters, read, cancellationToken);
    }

    private static (string Schema, string Name) PlaceOf(DbDataReader row) => (row.Text(0)!, row.Text(1)!);

    private static Table TableOf((string Schema, string Name) place, ImmutableArray<Column> columns, IReadOnlyList<IndexRow> rows, ImmutableArray<ForeignKey> foreignKeys)
    {
        var indexes = rows.GroupBy(row => row.Name, StringComparer.Ordinal).Select(index => (First: index.First(), Columns: ColumnsOf(index))).ToList();
        return new(place.Name, place.Schema)
        {
            Columns = columns,
            PrimaryKey = indexes.Where(index => index.First.IsKey).Select(index => new TableKey(index.First.Name, index.Columns, index.First.IsClustered)).FirstOrDefault(),
            Indexes = [.. indexes.Where(index => !index.First.IsKey).Select(index => new TableIndex(index.First.Name, index.First.Kind, index.Columns)
            {
                IsClustered = index.First.IsClustered,
                IsConstraint = index.First.IsConstraint,
                Predicate = index.First.Condition,
            })],
            ForeignKeys = foreignKeys,
        };
    }

    private static ImmutableArray<IndexColumn> ColumnsOf(IEnumerable<IndexRow> rows) => [.. rows.Select(row => new IndexColumn(row.Column) { Sort = row.IsDescending ? SortOrder.Desc : null })];

    private static ForeignKey ForeignKeyOf(IReadOnlyList<ForeignKeyRow> rows, IReadOnlyList<string> schemas, int ordinal)
    {
        var first = rows[0];
        if (!schemas.Contains(first.Referenced.Schema))
        {
            throw new InvalidOperationException(
                $"The foreign key '{first.Name}' of the table '{first.Table.Schema}.{first.Table.Name}' leads to the database schema '{first.Referenced.Schema}', which is not read. List it in the datasource's schemas.");
        }

        return new(first.Name, [.. rows.Select(row => row.Column)], first.Referenced.Name, [.. rows.Select(row => row.ReferencedColumn)])
        {
            ReferencedSchema = first.Referenced.Schema,
            OnDelete = first.OnDelete,
            OnUpdate = first.OnUpdate,
            Ordinal = ordinal,
        };
    }

    private sealed record IndexRow((string Schema, string Name) Table, string Name, string Column, bool IsKey, IndexKind Kind, bool IsConstraint, bool IsClustered, string? Condition, bool IsDescending)
    {
        public static IndexRow Read(DbDataReader row) => new(
            PlaceOf(row), row.Text(2)!, row.Text(3)!, row.IsTrue(4), row.IsTrue(5) ? IndexKind.Unique : IndexKind.Normal, row.IsTrue(6), row.Number(7) == Clustered, row.Text(8), row.IsTrue(9));
    }

    private sealed record ForeignKeyRow(
        (string Schema, string Name) Table, string Name, string Column, (string Schema, string Name) Referenced, string ReferencedColumn, ReferentialAction OnDelete, ReferentialAction OnUpdate)
    {
        public static ForeignKeyRow Read(DbDataReader row) =>
            new(PlaceOf(row), row.Text(2)!, row.Text(3)!, (row.Text(4)!, row.Text(5)!), row.Text(6)!, ActionOf(row.Text(7)!), ActionOf(row.Text(8)!));

        private static ReferentialAction ActionOf(string description) => Enum.Parse<ReferentialAction>(description.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
    }
}
