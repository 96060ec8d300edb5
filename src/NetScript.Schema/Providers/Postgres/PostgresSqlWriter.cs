using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using NetScript.Schema.Sql;

namespace NetScript.Schema.Providers.Postgres;

internal sealed class PostgresSqlWriter() : SqlWriter(new("\"", "\""))
{
    /// <summary>The name of a table or a type, with its schema where that is given.</summary>
    public string Name(string? schema, string name) => schema is null ? Quote(name) : $"{Quote(schema)}.{Quote(name)}";

    public string Name(Table table, DatabaseModel model) => Name(model.Qualify(table.Schema), table.Name);

    public string WriteColumn(Column column, DatabaseModel model) => Build(sql => WriteColumn(sql, column, model));

    /// <param name="column">The column.</param>
    /// <param name="model">Its database.</param>
    /// <param name="withSequence">Whether a column that counts up has the type that makes its sequence as well, which is one for new columns only.</param>
    public string WriteType(Column column, DatabaseModel model, bool withSequence = true)
    {
        var list = column.Arity == Arity.List ? "[]" : "";
        return column.Type switch
        {
            { Enum: { } type } => Name(model.Qualify(type.Schema), type.Name) + list,
            { Unsupported: { } type } => type + list,
            { Native: { } type } => WriteType(type, withSequence && column.IsAutoincrement) + list,
            _ => throw new InvalidOperationException($"The column '{column.Name}' has no type."),
        };
    }

    public string WriteDefault(Column column, DatabaseModel model) => column.Default! switch
    {
        { Kind: ColumnDefaultKind.Now } => "CURRENT_TIMESTAMP",
        { Kind: ColumnDefaultKind.Expression, Text: var sql } => sql!,
        { Kind: ColumnDefaultKind.List, Items: var items } => $"ARRAY[{string.Join(", ", items.Select(WriteValue))}]::{WriteType(column, model)}",
        var value => WriteValue(value),
    };

    protected override string WriteBytes(string hex) => $@"'\x{hex}'";

    protected override string CreateSchema(string name) => $"CREATE SCHEMA IF NOT EXISTS {Quote(name)}";

    protected override void CreateTable(SqlText sql, Table table, DatabaseModel model)
    {
        sql.Append("CREATE TABLE ").Name(model.Qualify(table.Schema), table.Name).Append(" (\n").Each(table.Columns, column => WriteColumn(sql, column, model), ",\n");
        if (table.PrimaryKey is { } key)
        {
            sql.Append(",\n\n").Append(Indentation).Append("CONSTRAINT ").Name(key.Name!).Append(" PRIMARY KEY (").Each(key.Columns, column => sql.Name(column.Name), ",").Append(')');
        }

        sql.Append("\n)");
    }

    protected override IEnumerable<string> DropTable(Table table, DatabaseDiff diff) => [$"DROP TABLE {Name(table, diff.After)}"];

    protected override IEnumerable<string> AlterTable(AlterTable step, DatabaseDiff diff) => new PostgresTableChanges(this, step, diff).Write();

    protected override string CreateIndex(TableIndex index, Table table, DatabaseModel model) => Build(sql =>
    {
        sql.Append(index.IsUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ").Name(index.Name).Append(" ON ").Name(model.Qualify(table.Schema), table.Name);
        sql.Append(index.Algorithm == IndexAlgorithm.BTree ? "(" : $" USING {index.Algorithm.ToString().ToUpperInvariant()} (");
        sql.Each(
            index.Columns,
            column => sql.Name(column.Name).Append(column.OperatorClass is { } name ? $" {name}" : "").Append(column.Sort is { } sort ? $" {sort.ToString().ToUpperInvariant()}" : ""));
        sql.Append(')').Append(index.Predicate is { } predicate ? $" WHERE ({predicate})" : "");
    });

    protected override string DropIndex(TableIndex index, Table table, DatabaseDiff diff) => $"DROP INDEX {Name(diff.After.Qualify(table.Schema), index.Name)}";

    protected override string RenameIndex(RenameIndex step, DatabaseDiff diff) =>
        $"ALTER INDEX {Name(diff.After.Qualify(step.Tables.Before.Schema), step.Before.Name)} RENAME TO {Quote(step.After.Name)}";

    protected override string AddForeignKey(AddForeignKey step, DatabaseModel model) => Build(sql =>
    {
        var key = step.ForeignKey;
        sql.Append("ALTER TABLE ").Name(model.Qualify(step.Table.Schema), step.Table.Name).Append(" ADD CONSTRAINT ").Name(key.Name!).Append(" FOREIGN KEY (").Names(key.Columns);
        sql.Append(") REFERENCES ").Name(model.Qualify(key.ReferencedSchema), key.ReferencedTable).Append('(').Names(key.ReferencedColumns).Append(") ").Append(WriteActions(key));
    });

    protected override string DropForeignKey(DropForeignKey step, DatabaseDiff diff) => $"ALTER TABLE {Name(step.Table, diff.After)} DROP CONSTRAINT {Quote(step.ForeignKey.Name!)}";

    protected override string RenameForeignKey(RenameForeignKey step, DatabaseDiff diff) =>
        $"ALTER TABLE {Name(step.Table, diff.After)} RENAME CONSTRAINT {Quote(step.Before.Name!)} TO {Quote(step.After.Name!)}";

    protected override IEnumerable<string> WriteOther(MigrationStep step, DatabaseDiff diff) => step switch
    {
        CreateEnum create => [$"CREATE TYPE {Name(diff.After.Qualify(create.Enum.Schema), create.Enum.Name)} AS ENUM ({string.Join(", ", create.Enum.Values.Select(WriteText))})"],
        DropEnum drop => [$"DROP TYPE {Name(diff.After.Qualify(drop.Enum.Schema), drop.Enum.Name)}"],
        AlterEnum alter => new PostgresEnumChange(this, alter, diff).Write(),
        CreateExtension create => [CreateExtension(create.Extension)],
        DropExtension drop => [$"DROP EXTENSION {Quote(drop.Extension.Name)}"],
        AlterExtension alter => AlterExtension(alter),
        _ => base.WriteOther(step, diff),
    };

    private void WriteColumn(SqlText sql, Column column, DatabaseModel model)
    {
        sql.Append(Indentation).Name(column.Name).Append(' ').Append(WriteType(column, model)).Append(column.Arity == Arity.Required ? " NOT NULL" : "");
        if (IsWritten(column.Default))
        {
            sql.Append(" DEFAULT ").Append(WriteDefault(column, model));
        }
    }

    private string CreateExtension(InstalledExtension extension)
    {
        var schema = string.IsNullOrEmpty(extension.Schema) ? "" : $" SCHEMA {Quote(extension.Schema)}";
        var version = string.IsNullOrEmpty(extension.Version) ? "" : $" VERSION {Quote(extension.Version)}";
        return $"CREATE EXTENSION IF NOT EXISTS {Quote(extension.Name)}{(schema.Length + version.Length > 0 ? " WITH" : "")}{schema}{version}";
    }

    private IEnumerable<string> AlterExtension(AlterExtension step)
    {
        if (ExtensionDiffer.Differ(step.Before.Version, step.After.Version))
        {
            yield return $"ALTER EXTENSION {Quote(step.Before.Name)} UPDATE TO {Quote(step.After.Version!)}";
        }

        if (ExtensionDiffer.Differ(step.Before.Schema, step.After.Schema))
        {
            yield return $"ALTER EXTENSION {Quote(step.Before.Name)} SET SCHEMA {Quote(step.After.Schema!)}";
        }
    }

    private static string WriteType(NativeType type, bool isCounted) => (type.Name, isCounted) switch
    {
        ("SmallInt", true) => "SMALLSERIAL",
        ("Integer", true) => "SERIAL",
        ("BigInt", true) => "BIGSERIAL",
        ("DoublePrecision", _) => "DOUBLE PRECISION",
        _ => type.ToString().ToUpperInvariant(),
    };
}
