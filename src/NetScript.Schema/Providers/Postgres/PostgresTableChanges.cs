using System.Text.RegularExpressions;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>The statements that change a table: one with all changes, and those around it that make and drop sequences.</summary>
internal sealed partial class PostgresTableChanges(PostgresSqlWriter writer, AlterTable step, DatabaseDiff diff)
{
    private const int MaxNameLength = 63;

    // From the narrowest to the widest.
    private static readonly string[] s_counters = ["SmallInt", "Integer", "BigInt"];

    private readonly List<string> _before = [];
    private readonly List<string> _clauses = [];
    private readonly List<string> _after = [];

    private string Table => writer.Name(step.Tables.After, diff.After);

    public IEnumerable<string> Write()
    {
        foreach (var change in step.Changes)
        {
            Add(change);
        }

        return [.. _before, .. _clauses.Count == 0 ? Array.Empty<string>() : [$"ALTER TABLE {Table} {string.Join(",\n", _clauses)}"], .. _after];
    }

    private void Add(TableChange change)
    {
        switch (change)
        {
            case DropKey:
                _clauses.Add($"DROP CONSTRAINT {writer.Quote(step.Tables.Before.PrimaryKey!.Name!)}");
                break;
            case RenameKey:
                Rename();
                break;
            case AddKey:
                var key = step.Tables.After.PrimaryKey!;
                _clauses.Add($"ADD CONSTRAINT {writer.Quote(key.Name!)} PRIMARY KEY ({string.Join(", ", key.Columns.Select(column => writer.Quote(column.Name)))})");
                break;
            case AddColumn add:
                _clauses.Add($"ADD COLUMN {writer.WriteColumn(add.Column, diff.After)}");
                break;
            case DropColumn drop:
                _clauses.Add($"DROP COLUMN {writer.Quote(drop.Column.Name)}");
                break;
            case RecreateColumn recreate:
                _clauses.Add($"DROP COLUMN {writer.Quote(recreate.Column.Before.Name)}");
                _clauses.Add($"ADD COLUMN {writer.WriteColumn(recreate.Column.After, diff.After)}");
                break;
            case AlterColumn alter:
                Alter(alter.Column);
                break;
        }
    }

    // A statement that renames a constraint can do nothing else.
    private void Rename()
    {
        var clause = $"RENAME CONSTRAINT {writer.Quote(step.Tables.Before.PrimaryKey!.Name!)} TO {writer.Quote(step.Tables.After.PrimaryKey!.Name!)}";
        _after.Add($"ALTER TABLE {Table} {clause}");
    }

    private void Alter(ColumnPair column)
    {
        var name = $"ALTER COLUMN {writer.Quote(column.Before.Name)}";
        if (column.Has(ColumnChanges.Arity) && (column.After.Arity != Arity.List))
        {
            _clauses.Add(column.After.Arity == Arity.Optional ? $"{name} DROP NOT NULL" : $"{name} SET NOT NULL");
        }

        if (column.Has(ColumnChanges.Default))
        {
            if (column.After.Default is null)
            {
                _clauses.Add($"{name} DROP DEFAULT");
            }
            else
            {
                _clauses.Add($"{name} SET DEFAULT {writer.WriteDefault(column.After, diff.After)}");
            }
        }

        if (column.Has(ColumnChanges.Autoincrement))
        {
            ChangeSequence(column, name);
        }

        if (column.Has(ColumnChanges.Type) || column.BecomesList || column.CeasesToBeList)
        {
            var type = writer.WriteType(column.After, diff.After, withSequence: false);
            var detour = column is { Before.Type.Native: { } from, After.Type.Native: { } to } ? PostgresCasts.Detour(from, to) : null;
            _clauses.Add($"{name} SET DATA TYPE {type}{(detour is null ? "" : $" USING {writer.Quote(column.Before.Name)}::{detour}{(column.Before.Arity == Arity.List ? "[]" : "")}::{type}")}");
            WidenSequence(column);
        }
    }

    // A sequence that was made with a column has the column's type, and ends where that does. Prisma leaves it so.
    private void WidenSequence(ColumnPair column)
    {
        if (column is { Before.Default: { Kind: ColumnDefaultKind.Sequence } sequence, After: { IsAutoincrement: true, Type.Native: { } to } }
            && Array.IndexOf(s_counters, to.Name) > Array.IndexOf(s_counters, column.Before.Type.Native?.Name))
        {
            _after.Add($"ALTER SEQUENCE IF EXISTS {NameOfSequence(column.Before, sequence)} AS {writer.WriteType(column.After, diff.After, withSequence: false)}");
        }
    }

    private void ChangeSequence(ColumnPair column, string name)
    {
        if (column.Before.IsAutoincrement)
        {
            if (column.After.Default is null)
            {
                _clauses.Add($"{name} DROP DEFAULT");
            }

            DropSequence(column.Before);
            return;
        }

        // As the server would name it for a new column, in lower case as Prisma has it; Prisma never quotes it, so that the server refuses some.
        var plain = $"{step.Tables.After.Name}_{column.After.Name}_seq".ToLowerInvariant();
        var schema = diff.After.Qualify(step.Tables.After.Schema) is { } given ? $"{writer.Quote(given)}." : "";
        var sequence = schema + (PlainName().IsMatch(plain) ? plain : writer.Quote(plain));
        _before.Add($"CREATE SEQUENCE {sequence}");
        _clauses.Add($"{name} SET DEFAULT nextval({writer.WriteText(sequence)})");
        _after.Add($"ALTER SEQUENCE {sequence} OWNED BY {Table}.{writer.Quote(column.After.Name)}");
    }

    // Only a catalog knows its name. For a schema, it is the one that the server makes for a new column; Prisma drops one without a name.
    private void DropSequence(Column column)
    {
        if (column.Default is not { Kind: ColumnDefaultKind.Sequence, Text: { Length: > 0 } sequence })
        {
            _after.Add($"DROP SEQUENCE IF EXISTS {NameOfSequence(column, null)}");
        }
        else if (!diff.After.Tables.Any(table => table.Columns.Any(other => other.Default is { Kind: ColumnDefaultKind.Sequence } used && used.Text == sequence)))
        {
            _after.Add($"DROP SEQUENCE {writer.Name(diff.After.Qualify(step.Tables.After.Schema), sequence)}");
        }
    }

    private string NameOfSequence(Column column, ColumnDefault? sequence) =>
        writer.Name(diff.After.Qualify(step.Tables.After.Schema), sequence?.Text is { Length: > 0 } name ? name : NewSequence(step.Tables.Before.Name, column.Name));

    [GeneratedRegex("^[a-z_\\u0080-\\uffff][a-z0-9_$\\u0080-\\uffff]*$")]
    private static partial Regex PlainName();

    private static string NewSequence(string table, string column)
    {
        const string Suffix = "_seq";
        var excess = table.Length + column.Length + 1 + Suffix.Length - MaxNameLength;
        while (excess-- > 0)
        {
            (table, column) = table.Length > column.Length ? (table[..^1], column) : (table, column[..^1]);
        }

        return $"{table}_{column}{Suffix}";
    }
}
