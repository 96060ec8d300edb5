using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using NetScript.Schema.Sql;

namespace NetScript.Schema.Providers.SqlServer;

internal sealed class SqlServerSqlWriter() : SqlWriter(new("[", "]"))
{
    private const string DefaultSchema = "dbo";

    public override string Beginning => "BEGIN TRY\n\nBEGIN TRAN;\n\n";

    public override string End => "\nCOMMIT TRAN;\n\nEND TRY\nBEGIN CATCH\n\nIF @@TRANCOUNT > 0\nBEGIN\n    ROLLBACK TRAN;\nEND;\nTHROW\n\nEND CATCH\n";

    public override string WriteBoolean(string text) => text == "true" ? "1" : "0";

    public string Name(Table table) => Name(table, table.Name);

    public string Name(Table table, string name) => $"{Quote(table.Schema ?? DefaultSchema)}.{Quote(name)}";

    /// <summary>A name that a procedure takes as text.</summary>
    public string NameAsText(Table table, params string[] names) => WriteText(string.Join('.', [table.Schema ?? DefaultSchema, .. names]));

    public string WriteColumn(Column column, Table table)
    {
        var rest = column.IsAutoincrement ? " IDENTITY(1,1)" : IsWritten(column.Default) ? $" CONSTRAINT {Quote(NameOfDefault(column, table))} DEFAULT {WriteDefault(column.Default!)}" : "";
        var check = column.Check is { } wanted ? $" {WriteCheck(wanted, column)}" : "";
        return $"{Quote(column.Name)} {WriteType(column)}{(column.Arity == Arity.Required ? " NOT NULL" : "")}{rest}{check}";
    }

    public string WriteCheck(ColumnCheck check, Column column)
    {
        var condition = check.Values is { } values ? $"{Quote(column.Name)} IN ({string.Join(", ", values.Select(value => $"N{WriteText(value)}"))})" : $"ISJSON({Quote(column.Name)}) = 1";
        return $"CONSTRAINT {Quote(check.Name)} CHECK ({condition})";
    }

    public static string WriteType(Column column) => column.Type switch
    {
        { Unsupported: { } type } => type,
        { Native: { Arguments: ["Max"] } type } => $"{type.Name.ToUpperInvariant()}(max)",
        { Native: { } type } => type.ToString().ToUpperInvariant(),
        _ => throw new InvalidOperationException($"The column '{column.Name}' has no type."),
    };

    public string WriteDefault(ColumnDefault value) => value.Kind switch
    {
        ColumnDefaultKind.Now => "CURRENT_TIMESTAMP",
        ColumnDefaultKind.Expression => value.Text!,
        _ => WriteValue(value),
    };

    public static string NameOfDefault(Column column, Table table) => column.Default?.ConstraintName ?? $"DF__{table.Name}__{column.Name}";

    public string Columns(IEnumerable<IndexColumn> columns, string separator = ",") => string.Join(separator, columns.Select(WriteColumn));

    public static string Clustering(bool isClustered) => isClustered ? "CLUSTERED" : "NONCLUSTERED";

    public string CreateTable(Table table, string name) => Build(sql => CreateTable(sql, table, name));

    public string CreateIndex(TableIndex index, Table table)
    {
        var condition = index.Predicate is { } predicate ? $" WHERE {predicate}" : "";
        return IsConstraint(index)
            ? $"ALTER TABLE {Name(table)} ADD CONSTRAINT {Quote(index.Name)} UNIQUE {Clustering(index.IsClustered)} ({Columns(index.Columns, ", ")})"
            : $"CREATE {(index.IsUnique ? "UNIQUE " : "")}{Clustering(index.IsClustered)} INDEX {Quote(index.Name)} ON {Name(table)}({Columns(index.Columns, ", ")}){condition}";
    }

    // A unique index is a constraint, which only its own statement drops. Prisma knows this of databases, and not of schemas.
    public string DropIndex(TableIndex index, Table table) =>
        IsConstraint(index) ? $"ALTER TABLE {Name(table)} DROP CONSTRAINT {Quote(index.Name)}" : $"DROP INDEX {Quote(index.Name)} ON {Name(table)}";

    protected override string WriteBytes(string hex) => $"0x{hex}";

    protected override string CreateSchema(string name) => $"EXEC sp_executesql N'CREATE SCHEMA {Quote(name)};'";

    protected override void CreateTable(SqlText sql, Table table, DatabaseModel model) => CreateTable(sql, table, table.Name);

    protected override IEnumerable<string> DropTable(Table table, DatabaseDiff diff) => [$"DROP TABLE {Name(table)}"];

    protected override IEnumerable<string> AlterTable(AlterTable step, DatabaseDiff diff) => new SqlServerTableChanges(this, step).Write();

    protected override IEnumerable<string> RedefineTables(RedefineTables step, DatabaseDiff diff) => ["BEGIN TRANSACTION", .. step.Tables.SelectMany(new SqlServerRedefinition(this).Write), "COMMIT"];

    protected override string CreateIndex(TableIndex index, Table table, DatabaseModel model) => CreateIndex(index, table);

    protected override string DropIndex(TableIndex index, Table table, DatabaseDiff diff) => DropIndex(index, table);

    protected override string RenameIndex(RenameIndex step, DatabaseDiff diff) =>
        $"EXEC SP_RENAME N{NameAsText(step.Tables.Before, step.Tables.Before.Name, step.Before.Name)}, N{WriteText(step.After.Name)}, N'INDEX'";

    protected override string AddForeignKey(AddForeignKey step, DatabaseModel model)
    {
        var key = step.ForeignKey;
        var referenced = $"{Quote(key.ReferencedSchema ?? DefaultSchema)}.{Quote(key.ReferencedTable)}";
        return $"ALTER TABLE {Name(step.Table)} ADD CONSTRAINT {Quote(key.Name!)} FOREIGN KEY ({Join(key.Columns)}) REFERENCES {referenced}({Join(key.ReferencedColumns, ",")}) {WriteActions(key)}";
    }

    protected override string DropForeignKey(DropForeignKey step, DatabaseDiff diff) => $"ALTER TABLE {Name(step.Table)} DROP CONSTRAINT {Quote(step.ForeignKey.Name!)}";

    protected override string RenameForeignKey(RenameForeignKey step, DatabaseDiff diff) => $"EXEC sp_rename {NameAsText(step.Table, step.Before.Name!)}, {WriteText(step.After.Name!)}, 'OBJECT'";

    private void CreateTable(SqlText sql, Table table, string name)
    {
        const string Next = $",\n{Indentation}";
        sql.Append("CREATE TABLE ").Append(Name(table, name)).Append(" (\n").Append(Indentation);
        sql.Each(table.Columns, column => sql.Append(WriteColumn(column, table)), Next);
        if (table.PrimaryKey is { } key)
        {
            sql.Append(Next).Append("CONSTRAINT ").Name(key.Name!).Append(" PRIMARY KEY ").Append(Clustering(key.IsClustered)).Append(" (").Append(Columns(key.Columns)).Append(')');
        }

        foreach (var index in table.Indexes.Where(IsConstraint))
        {
            sql.Append(Next).Append("CONSTRAINT ").Name(index.Name).Append(" UNIQUE ").Append(Clustering(index.IsClustered)).Append(" (").Append(Columns(index.Columns)).Append(')');
        }

        sql.Append("\n)");
    }

    private static bool IsConstraint(TableIndex index) => index is { IsUnique: true, IsConstraint: true, Predicate: null };
}
