using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Mapping;
using NetScript.Schema.Model;
using NetScript.Schema.Sql;

namespace NetScript.Schema.Providers.MySql;

/// <summary>
/// The SQL of MySQL. In texts, a backslash is doubled as well, which is the server's escape. The default of a time is in UTC; Prisma writes an offset, which MariaDB refuses and MySQL takes
/// for a wish to have it in the time zone of the session.
/// </summary>
internal sealed class MySqlSqlWriter() : SqlWriter(new("`", "`"))
{
    private const int DefaultDigits = 3;

    public override string WriteText(string text) => base.WriteText(text.Replace(@"\", @"\\", StringComparison.Ordinal));

    protected override void CreateTable(SqlText sql, Table table, DatabaseModel model)
    {
        sql.Append("CREATE TABLE ").Name(table.Name).Append(" (\n");
        sql.Each(table.Columns, column => WriteColumn(sql.Append(Indentation), column), ",\n");
        var separator = ",\n\n";
        foreach (var index in table.Indexes)
        {
            sql.Append(separator).Append(Indentation).Append(KindOf(index)).Append("INDEX ").Name(index.Name).Append('(').Append(Columns(index.Columns)).Append(')');
            separator = ",\n";
        }

        if (table.PrimaryKey is { } key)
        {
            sql.Append(separator).Append(Indentation).Append("PRIMARY KEY (").Append(Columns(key.Columns)).Append(')');
        }

        sql.Append("\n) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
    }

    protected override IEnumerable<string> DropTable(Table table, DatabaseDiff diff) => [$"DROP TABLE {Quote(table.Name)}"];

    protected override IEnumerable<string> AlterTable(AlterTable step, DatabaseDiff diff)
    {
        var clauses = step.Changes.SelectMany(change => Write(change, step.Tables)).ToList();
        return clauses.Count == 0 ? [] : [$"ALTER TABLE {Quote(step.Tables.Before.Name)} {string.Join($",\n{Indentation}", clauses)}"];
    }

    protected override string CreateIndex(TableIndex index, Table table, DatabaseModel model) =>
        $"CREATE {KindOf(index)}INDEX {Quote(index.Name)} ON {Quote(table.Name)}({Columns(index.Columns)})";

    protected override string DropIndex(TableIndex index, Table table, DatabaseDiff diff) => $"DROP INDEX {Quote(index.Name)} ON {Quote(table.Name)}";

    protected override string RenameIndex(RenameIndex step, DatabaseDiff diff) =>
        $"ALTER TABLE {Quote(step.Tables.Before.Name)} RENAME INDEX {Quote(step.Before.Name)} TO {Quote(step.After.Name)}";

    protected override string AddForeignKey(AddForeignKey step, DatabaseModel model) =>
        $"ALTER TABLE {Quote(step.Table.Name)} ADD CONSTRAINT {Quote(step.ForeignKey.Name!)} FOREIGN KEY ({Join(step.ForeignKey.Columns)}) "
        + $"REFERENCES {Quote(step.ForeignKey.ReferencedTable)}({Join(step.ForeignKey.ReferencedColumns)}) {WriteActions(step.ForeignKey)}";

    protected override string DropForeignKey(DropForeignKey step, DatabaseDiff diff) => $"ALTER TABLE {Quote(step.Table.Name)} DROP FOREIGN KEY {Quote(step.ForeignKey.Name!)}";

    private IEnumerable<string> Write(TableChange change, TablePair tables) => change switch
    {
        DropKey => ["DROP PRIMARY KEY"],
        AddKey => [$"ADD PRIMARY KEY ({Columns(tables.After.PrimaryKey!.Columns)})"],
        AddColumn add => [$"ADD COLUMN {WriteColumn(add.Column)}"],
        DropColumn drop => [$"DROP COLUMN {Quote(drop.Column.Name)}"],
        RecreateColumn recreate => [$"DROP COLUMN {Quote(recreate.Column.Before.Name)}", $"ADD COLUMN {WriteColumn(recreate.Column.After)}"],
        AlterColumn { Column: { Changes: ColumnChanges.Default, After.Default: null } column } => [$"ALTER COLUMN {Quote(column.Before.Name)} DROP DEFAULT"],
        AlterColumn alter => [Modify(alter.Column)],
        _ => [],
    };

    // A default which the schema leaves to the database is only in the database.
    private string Modify(ColumnPair column)
    {
        var value = column is { Before.Default: { Kind: ColumnDefaultKind.Expression, Text.Length: > 0 } old, After.Default: { Kind: ColumnDefaultKind.Expression, Text: null or "" } } ? old : column.After.Default;
        var after = column.After with { Default = value };
        var counts = after.IsAutoincrement ? " AUTO_INCREMENT" : "";
        return $"MODIFY {Quote(after.Name)} {WriteType(after)}{Nullability(after)}{WriteDefault(after)}{counts}";
    }

    private string WriteColumn(Column column) => Build(sql => WriteColumn(sql, column));

    private void WriteColumn(SqlText sql, Column column) =>
        sql.Name(column.Name).Append(' ').Append(WriteType(column)).Append(Nullability(column)).Append(column.IsAutoincrement ? " AUTO_INCREMENT" : "").Append(WriteDefault(column));

    private static string Nullability(Column column) => column.Arity == Arity.Required ? " NOT NULL" : " NULL";

    // Neither documents nor bytes can have a default that is a literal.
    private string WriteDefault(Column column) => column switch
    {
        _ when !IsWritten(column.Default) || column.Type.Scalar == ScalarType.Json => "",
        { Default.Kind: ColumnDefaultKind.Expression } => $" DEFAULT {column.Default.Text}",
        { Default.Kind: ColumnDefaultKind.Now } => $" DEFAULT CURRENT_TIMESTAMP({DigitsOf(column)})",
        { Type.Scalar: ScalarType.Bytes } => "",
        { Default.Type: ScalarType.DateTime } => $" DEFAULT {WriteText(IsoTime.Universal(column.Default.Text!))}",
        _ => $" DEFAULT {WriteValue(column.Default!)}",
    };

    // They have to be those of the type; where the type has none, Prisma writes three, which MySQL refuses.
    private static int DigitsOf(Column column) =>
        column.Type.Native is { Name: "DateTime" or "Timestamp" or "Time" } type ? type.Numbers is [var digits] ? (int)digits : 0 : DefaultDigits;

    private string WriteType(Column column) => column.Type switch
    {
        { Enum: { } type } => $"ENUM({string.Join(", ", type.Values.Select(WriteText))})",
        { Unsupported: { } type } => type,
        { Native: { Name: "TinyInt" }, Scalar: ScalarType.Boolean } => "BOOLEAN",
        { Native: { } type } => WriteType(type),
        _ => throw new InvalidOperationException($"The column '{column.Name}' has no type."),
    };

    private static string WriteType(NativeType type)
    {
        const string Unsigned = "Unsigned";
        var isUnsigned = type.Name.StartsWith(Unsigned, StringComparison.Ordinal);
        var name = isUnsigned ? type.Name[Unsigned.Length..] : type.Name;
        var arguments = type.Arguments.Count == 0 ? "" : $"({string.Join(", ", type.Arguments)})";
        return $"{(name == "Int" ? "INTEGER" : name.ToUpperInvariant())}{arguments}{(isUnsigned ? " UNSIGNED" : "")}";
    }

    private static string KindOf(TableIndex index) => index.Kind switch
    {
        IndexKind.Unique => "UNIQUE ",
        IndexKind.Fulltext => "FULLTEXT ",
        _ => "",
    };

    private string Columns(IEnumerable<IndexColumn> columns) => string.Join(", ", columns.Select(WriteColumn));
}
