using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>The statements that change an enum: values can be added, but to remove one a new type has to take the place of the old one.</summary>
internal sealed class PostgresEnumChange(PostgresSqlWriter writer, AlterEnum step, DatabaseDiff diff)
{
    private const string SeveralValues =
        """
        -- This migration adds more than one value to an enum.
        -- With PostgreSQL versions 11 and earlier, this is not possible
        -- in a single migration. This can be worked around by creating
        -- multiple migrations, each migration adding only one value to
        -- the enum.



        """;

    public IReadOnlyList<string> Write() => step.DroppedValues.Any() ? Replace() : AddValues();

    private List<string> AddValues()
    {
        var name = writer.Name(diff.After.Qualify(step.Before.Schema), step.Before.Name);
        var statements = step.CreatedValues.Select(value => $"ALTER TYPE {name} ADD VALUE {writer.WriteText(value)}").ToList();
        if (statements.Count > 1)
        {
            statements[0] = SeveralValues.ReplaceLineEndings("\n") + statements[0];
        }

        return statements;
    }

    private List<string> Replace()
    {
        var schema = diff.After.Qualify(step.After.Schema);
        var temporary = writer.Name(schema, $"{step.After.Name}_new");
        return
        [
            "BEGIN",
            $"CREATE TYPE {temporary} AS ENUM ({string.Join(", ", step.After.Values.Select(writer.WriteText))})",
            .. step.Defaults.Select(usage => $"ALTER TABLE {writer.Name(usage.Before.Table, diff.Before)} ALTER COLUMN {writer.Quote(usage.Before.Column.Name)} DROP DEFAULT"),
            // The old type cannot go while columns have it that only a later step drops, which Prisma forgets.
            .. step.Leaving.Select(usage => $"ALTER TABLE {writer.Name(usage.Table, diff.After)} ALTER COLUMN {writer.Quote(usage.Column.Name)} TYPE TEXT{(usage.Column.Arity == Arity.List ? "[]" : "")}"),
            .. step.Columns.Select(usage => Convert(usage.Table, usage.Column, temporary)),
            $"ALTER TYPE {writer.Name(schema, step.Before.Name)} RENAME TO {writer.Quote($"{step.Before.Name}_old")}",
            $"ALTER TYPE {temporary} RENAME TO {writer.Quote(step.After.Name)}",
            $"DROP TYPE {writer.Name(diff.Before.Qualify(step.Before.Schema), $"{step.Before.Name}_old")}",
            .. step.Defaults.Select(usage => usage.After).OfType<(Table Table, Column Column)>().Select(usage =>
                $"ALTER TABLE {writer.Name(usage.Table, diff.After)} ALTER COLUMN {writer.Quote(usage.Column.Name)} SET DEFAULT {writer.WriteDefault(usage.Column, diff.After)}"),
            "COMMIT",
        ];
    }

    private string Convert(Table table, Column column, string temporary)
    {
        var (name, list) = (writer.Quote(column.Name), column.Arity == Arity.List ? "[]" : "");
        return $"ALTER TABLE {writer.Name(table, diff.After)} ALTER COLUMN {name} TYPE {temporary}{list} USING ({name}::text::{temporary}{list})";
    }
}
