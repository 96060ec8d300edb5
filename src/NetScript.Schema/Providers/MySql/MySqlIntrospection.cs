using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.MySql;

/// <summary>What the catalog of MySQL or MariaDB lists of the connection's database.</summary>
internal static class MySqlIntrospection
{
    private const string TablesQuery = "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'";

    private const string ColumnsQuery = """
        SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, EXTRA, COLUMN_DEFAULT, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION
        FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY ORDINAL_POSITION
        """;

    // What MariaDB makes of the type JSON: text with a condition.
    private const string DocumentsQuery = "SELECT TABLE_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() AND CHECK_CLAUSE LIKE 'json_valid(%'";

    // The order is the server's, as Prisma's is.
    private const string IndexesQuery = """
        SELECT TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART, COLLATION, NON_UNIQUE, INDEX_TYPE
        FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
        """;

    private const string ForeignKeysQuery = """
        SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, r.DELETE_RULE, r.UPDATE_RULE
        FROM information_schema.KEY_COLUMN_USAGE k
        JOIN information_schema.REFERENTIAL_CONSTRAINTS r
            ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
        WHERE k.TABLE_SCHEMA = DATABASE() AND k.REFERENCED_TABLE_SCHEMA = DATABASE()
        ORDER BY BINARY k.TABLE_NAME, BINARY k.CONSTRAINT_NAME, k.ORDINAL_POSITION
        """;

    public static async Task<DatabaseModel> ReadAsync(SchemaProvider provider, DbConnection connection, CancellationToken cancellationToken)
    {
        var isMariaDb = connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
        var names = await connection.QueryAsync(TablesQuery, [], row => row.Text(0)!, cancellationToken).ConfigureAwait(false);
        var documents = isMariaDb
            ? (await connection.QueryAsync(DocumentsQuery, [], row => (row.Text(0)!, row.Text(1)!), cancellationToken).ConfigureAwait(false)).ToHashSet()
            : [];
        var columns = await connection.QueryAsync(
            ColumnsQuery, [], row => (Table: row.Text(0)!, Column: new MySqlColumn(row, isMariaDb, documents).Read()), cancellationToken).ConfigureAwait(false);
        var indexes = await connection.QueryAsync(IndexesQuery, [], IndexRow.Read, cancellationToken).ConfigureAwait(false);
        var foreignKeys = await connection.QueryAsync(ForeignKeysQuery, [], ForeignKeyRow.Read, cancellationToken).ConfigureAwait(false);

        var columnsOf = columns.ToLookup(column => column.Table, column => column.Column, StringComparer.Ordinal);
        var indexesOf = indexes.ToLookup(row => row.Table, StringComparer.Ordinal);
        var ordinal = 0;
        var keysOf = foreignKeys.GroupBy(row => (row.Table, row.Name)).ToList().ToLookup(rows => rows.Key.Table, rows => ForeignKeyOf([.. rows], ordinal++), StringComparer.Ordinal);
        ImmutableArray<Table> tables = [.. names.Order(StringComparer.Ordinal).Select(name => TableOf(name, [.. columnsOf[name]], [.. indexesOf[name]], [.. keysOf[name]]))];
        return new(provider)
        {
            Enums = [.. tables.SelectMany(table => table.Columns).Select(column => column.Type.Enum).OfType<EnumDefinition>()],
            Tables = tables,
        };
    }

    private static Table TableOf(string name, ImmutableArray<Column> columns, IReadOnlyList<IndexRow> rows, ImmutableArray<ForeignKey> foreignKeys)
    {
        var indexes = rows.GroupBy(row => row.Name, StringComparer.Ordinal).Where(index => index.All(row => row.Column is not null)).ToList();
        var key = indexes.Find(index => index.Key.Equals("PRIMARY", StringComparison.OrdinalIgnoreCase));
        return new(name)
        {
            Columns = columns,
            PrimaryKey = key is null ? null : new(null, ColumnsOf(key)),
            Indexes = [.. indexes.Where(index => index != key).Select(index => new TableIndex(index.Key, index.First().Kind, ColumnsOf(index)))],
            ForeignKeys = foreignKeys,
        };
    }

    private static ImmutableArray<IndexColumn> ColumnsOf(IEnumerable<IndexRow> rows) =>
        [.. rows.Select(row => new IndexColumn(row.Column!) { Length = row.Length, Sort = row.IsDescending ? SortOrder.Desc : null })];

    private static ForeignKey ForeignKeyOf(IReadOnlyList<ForeignKeyRow> rows, int ordinal) =>
        new(rows[0].Name, [.. rows.Select(row => row.Column)], rows[0].ReferencedTable, [.. rows.Select(row => row.ReferencedColumn)])
        {
            OnDelete = rows[0].OnDelete,
            OnUpdate = rows[0].OnUpdate,
            Ordinal = ordinal,
        };

    /// <param name="Table">The name of the table.</param>
    /// <param name="Name">The name of the index.</param>
    /// <param name="Column">The name of the column; <see langword="null"/> for an expression, of which schemas know nothing.</param>
    /// <param name="Length">The length of the prefix that is in the index.</param>
    /// <param name="IsDescending">Whether it is descending.</param>
    /// <param name="Kind">What the index is for.</param>
    private sealed record IndexRow(string Table, string Name, string? Column, int? Length, bool IsDescending, IndexKind Kind)
    {
        public static IndexRow Read(DbDataReader row) => new(
            row.Text(0)!, row.Text(1)!, row.Text(2), row.Text(3) is { } length ? int.Parse(length, CultureInfo.InvariantCulture) : null, row.Text(4) == "D",
            row.Text(5) == "0" ? IndexKind.Unique : row.Text(6) == "FULLTEXT" ? IndexKind.Fulltext : IndexKind.Normal);
    }

    private sealed record ForeignKeyRow(string Table, string Name, string Column, string ReferencedTable, string ReferencedColumn, ReferentialAction OnDelete, ReferentialAction OnUpdate)
    {
        public static ForeignKeyRow Read(DbDataReader row) => new(row.Text(0)!, row.Text(1)!, row.Text(2)!, row.Text(3)!, row.Text(4)!, ActionOf(row.Text(5)!), ActionOf(row.Text(6)!));

        private static ReferentialAction ActionOf(string rule) => Enum.Parse<ReferentialAction>(rule.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
    }
}
