using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using NetScript.Schema.Sql;

namespace NetScript.Schema.Providers.Sqlite;

/// <summary>The SQL of SQLite. The defaults of documents and bytes are literals of their kind; Prisma writes a document without quotation marks, and the digits of bytes as text.</summary>
internal sealed class SqliteSqlWriter() : SqlWriter(new("\"", "\""))
{
    private static readonly ScalarTypeMap<string> s_types = new()
    {
        [ScalarType.Int] = "INTEGER",
        [ScalarType.BigInt] = "BIGINT",
        [ScalarType.Float] = "REAL",
        [ScalarType.Decimal] = "DECIMAL",
        [ScalarType.Boolean] = "BOOLEAN",
        [ScalarType.String] = "TEXT",
        [ScalarType.DateTime] = "DATETIME",
        [ScalarType.Bytes] = "BLOB",
        [ScalarType.Json] = "JSONB",
    };

    protected override void CreateTable(SqlText sql, Table table, DatabaseModel model) => CreateTable(sql, table, table.Name);

    // Foreign keys between tables that go leave no order in which they could be dropped.
    protected override IEnumerable<string> DropTable(Table table, DatabaseDiff diff) => ["PRAGMA foreign_keys=off", $"DROP TABLE {Quote(table.Name)}", "PRAGMA foreign_keys=on"];

    protected override IEnumerable<string> AlterTable(AlterTable step, DatabaseDiff diff) =>
        step.Changes.OfType<AddColumn>().Select(change => $"ALTER TABLE {Quote(step.Tables.Before.Name)} ADD COLUMN {Build(sql => WriteColumn(sql, change.Column, step.Tables.After))}");

    protected override IEnumerable<string> RedefineTables(RedefineTables step, DatabaseDiff diff) =>
    [
        "PRAGMA defer_foreign_keys=ON",
        "PRAGMA foreign_keys=OFF",
        .. step.Tables.SelectMany(tables => Redefine(tables, diff.After)),
        "PRAGMA foreign_keys=ON",
        "PRAGMA defer_foreign_keys=OFF",
    ];

    protected override string CreateIndex(TableIndex index, Table table, DatabaseModel model) => Build(sql =>
    {
        sql.Append(index.IsUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ").Name(index.Name).Append(" ON ").Name(table.Name).Append('(');
        sql.Each(index.Columns, column => WriteColumn(sql, column)).Append(')').Append(index.Predicate is { } predicate ? $" WHERE {predicate}" : "");
    });

    protected override string DropIndex(TableIndex index, Table table, DatabaseDiff diff) => $"DROP INDEX {Quote(index.Name)}";

    protected override IEnumerable<string> RedefineIndex(RedefineIndex step, DatabaseDiff diff) =>
        [DropIndex(step.Before, step.Tables.Before, diff), CreateIndex(step.After, step.Tables.After, diff.After)];

    private IEnumerable<string> Redefine(TablePair tables, DatabaseModel model)
    {
        var temporary = $"new_{tables.After.Name}";
        yield return Build(sql => CreateTable(sql, tables.After, temporary));
        if (tables.Columns.Count > 0)
        {
            yield return $"INSERT INTO {Quote(temporary)} ({Join(tables.Columns.Select(column => column.After.Name))}) SELECT {string.Join(", ", tables.Columns.Select(Copy))} FROM {Quote(tables.Before.Name)}";
        }

        yield return $"DROP TABLE {Quote(tables.Before.Name)}";
        yield return $"ALTER TABLE {Quote(temporary)} RENAME TO {Quote(tables.After.Name)}";
        foreach (var index in tables.After.Indexes)
        {
            yield return CreateIndex(index, tables.After, model);
        }
    }

    private string Copy(ColumnPair column)
    {
        var name = Quote(column.Before.Name);
        return column.Has(ColumnChanges.Arity) && column.After.Arity == Arity.Required && IsWritten(column.After.Default) ? $"coalesce({name}, {WriteDefault(column.After.Default!)}) AS {name}" : name;
    }

    private void CreateTable(SqlText sql, Table table, string name)
    {
        sql.Append("CREATE TABLE ").Name(name).Append(" (\n");
        sql.Each(table.Columns, column => WriteColumn(sql.Append(Indentation), column, table), ",\n");
        if (table.PrimaryKey is { Columns: [_, _, ..] columns })
        {
            sql.Append(",\n\n").Append(Indentation).Append("PRIMARY KEY (").Each(columns, column => sql.Name(column.Name)).Append(')');
        }

        foreach (var key in table.ForeignKeys)
        {
            WriteForeignKey(sql.Append(",\n").Append(Indentation), key);
        }

        sql.Append("\n)");
    }

    private static void WriteForeignKey(SqlText sql, ForeignKey key)
    {
        if (key.Name is { } name)
        {
            sql.Append("CONSTRAINT ").Name(name).Append(' ');
        }

        sql.Append("FOREIGN KEY (").Names(key.Columns);
        sql.Append(") REFERENCES ").Name(key.ReferencedTable).Append(" (").Names(key.ReferencedColumns).Append(") ").Append(WriteActions(key));
    }

    private void WriteColumn(SqlText sql, Column column, Table table)
    {
        sql.Name(column.Name).Append(' ').Append(column.Type.Unsupported ?? s_types[column.Type.Scalar!.Value]).Append(column.Arity == Arity.Optional ? "" : " NOT NULL");
        if (table.IsKey(column))
        {
            sql.Append(column.Type.Scalar == ScalarType.Int ? " PRIMARY KEY AUTOINCREMENT" : " PRIMARY KEY");
        }

        if (IsWritten(column.Default))
        {
            sql.Append(" DEFAULT ").Append(WriteDefault(column.Default!));
        }
    }

    private string WriteDefault(ColumnDefault value) => value.Kind switch
    {
        ColumnDefaultKind.Now => "CURRENT_TIMESTAMP",
        ColumnDefaultKind.Expression => value.Text!,
        _ => WriteValue(value),
    };
}
