using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.SqlServer;

/// <summary>The statements that change a table: one for each kind of change, since none can do two.</summary>
internal sealed class SqlServerTableChanges(SqlServerSqlWriter writer, AlterTable step)
{
    private readonly SortedSet<string> _dropConstraints = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _addConstraints = new(StringComparer.Ordinal);
    private readonly List<string> _alterColumns = [];
    private readonly List<string> _dropColumns = [];
    private readonly List<string> _addColumns = [];
    private readonly List<string> _renames = [];

    private string Table => writer.Name(step.Tables.Before);

    public IEnumerable<string> Write()
    {
        foreach (var change in step.Changes)
        {
            Add(change);
        }

        return
        [
            .. Statement("DROP CONSTRAINT", _dropConstraints, ",\n"),
            .. _renames,
            .. _alterColumns,
            .. Statement("DROP COLUMN", _dropColumns, ",\n"),
            // A key can be on a column that is only now added.
            .. _addColumns.Count > 0 && _addConstraints.Any(IsKey) ? Statement("ADD", _addColumns, ",\n") : [],
            .. Statement("ADD", _addConstraints, ", "),
            .. _addColumns.Count > 0 && !_addConstraints.Any(IsKey) ? Statement("ADD", _addColumns, ",\n") : [],
        ];
    }

    private static bool IsKey(string constraint) => constraint.Contains(" PRIMARY KEY ", StringComparison.Ordinal);

    private IEnumerable<string> Statement(string verb, IReadOnlyCollection<string> parts, string separator) =>
        parts.Count == 0 ? [] : [$"ALTER TABLE {Table} {verb} {string.Join(separator, parts)}"];

    private void Add(TableChange change)
    {
        switch (change)
        {
            case DropKey:
                _dropConstraints.Add(writer.Quote(step.Tables.Before.PrimaryKey!.Name!));
                break;
            case RenameKey:
                _renames.Add($"EXEC SP_RENAME N{writer.NameAsText(step.Tables.Before, step.Tables.Before.PrimaryKey!.Name!)}, N{writer.WriteText(step.Tables.After.PrimaryKey!.Name!)}");
                break;
            case AddKey:
                var key = step.Tables.After.PrimaryKey!;
                _addConstraints.Add($"CONSTRAINT {NameOf(key)} PRIMARY KEY {SqlServerSqlWriter.Clustering(key.IsClustered)} ({writer.Columns(key.Columns)})");
                break;
            case AddColumn add:
                _addColumns.Add(writer.WriteColumn(add.Column, step.Tables.After));
                break;
            case DropColumn drop:
                DropDefault(drop.Column);
                DropCheck(drop.Column);
                _dropColumns.Add(writer.Quote(drop.Column.Name));
                break;
            case RecreateColumn recreate:
                DropDefault(recreate.Column.Before);
                DropCheck(recreate.Column.Before);
                _dropColumns.Add(writer.Quote(recreate.Column.Before.Name));
                _addColumns.Add(writer.WriteColumn(recreate.Column.After, step.Tables.After));
                break;
            case AlterColumn alter:
                Alter(alter.Column);
                break;
        }
    }

    // Prisma writes the name as it is.
    private string NameOf(TableKey key) => key.Name!.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') ? key.Name! : writer.Quote(key.Name!);

    private void DropDefault(Column column)
    {
        if (column.Default is { Text: not null } or { Kind: ColumnDefaultKind.Now })
        {
            _dropConstraints.Add(writer.Quote(SqlServerSqlWriter.NameOfDefault(column, step.Tables.Before)));
        }
    }

    private void DropCheck(Column column)
    {
        if (column.Check is { } check)
        {
            _dropConstraints.Add(writer.Quote(check.Name));
        }
    }

    private void Alter(ColumnPair column)
    {
        var (before, after) = (column.Before, column.After);
        var isColumnAltered = (column.Changes & ~(ColumnChanges.Default | ColumnChanges.Check)) != 0;

        // A column with a check cannot be altered.
        if (isColumnAltered || column.Has(ColumnChanges.Check))
        {
            DropCheck(before);
            if (after.Check is { } check)
            {
                _addConstraints.Add(writer.WriteCheck(check, after));
            }
        }

        if (column.Has(ColumnChanges.Default))
        {
            DropDefault(before);
            if (after.Default is not null)
            {
                _addConstraints.Add($"CONSTRAINT {writer.Quote(SqlServerSqlWriter.NameOfDefault(after, step.Tables.After))} DEFAULT {writer.WriteDefault(after.Default)} FOR {writer.Quote(after.Name)}");
            }
        }

        if (isColumnAltered)
        {
            _alterColumns.Add($"ALTER TABLE {Table} ALTER COLUMN {writer.Quote(after.Name)} {SqlServerSqlWriter.WriteType(after)} {(after.Arity == Arity.Required ? "NOT NULL" : "NULL")}");
        }
    }
}
