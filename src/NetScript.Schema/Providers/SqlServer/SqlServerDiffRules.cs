using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Diff.DataLoss;

namespace NetScript.Schema.Providers.SqlServer;

internal sealed class SqlServerDiffRules : DiffRules
{
    public override bool CanRenameForeignKeys => true;

    public override bool RecreatesKeysOfRecreatedColumns => true;

    public override bool RecreatesIndexesOfChangedColumns => true;

    public override bool AreEqualExpressions(string before, string after) => Plain(before) == Plain(after);

    public override ColumnDefault Understand(ColumnDefault expression, Column column) =>
        SqlServerColumn.ReadDefault(column.Type, expression.Text!) is { } value ? value with { ConstraintName = expression.ConstraintName } : expression;

    public override bool AreEqual(TableIndex before, TableIndex after) => before.IsClustered == after.IsClustered;

    public override bool AreEqual(TableKey before, TableKey after) => before.IsClustered == after.IsClustered;

    // The catalog lists conditions and expressions in parentheses, with names in brackets.
    public override bool AreEqual(string? predicateBefore, string? predicateAfter) => Plain(predicateBefore) == Plain(predicateAfter);

    // A constraint cannot have a condition.
    public override bool IsInCreateTable(TableIndex index) => index.IsUnique && index.Predicate is null;

    // A column cannot begin or cease to count, and a table cannot be without any column for a moment.
    public override bool NeedsRedefinition(TablePair tables) =>
        tables.Columns.Any(column => column.Has(ColumnChanges.Autoincrement)) || tables.Columns.All(column => column.TypeChange == TypeChange.NotCastable);

    public override TypeChange TypeChangeOf(Column before, Column after) => (before.Type.Native, after.Type.Native) switch
    {
        ({ } from, { } to) => SqlServerCasts.Of(from, to),
        _ when (before.Type.Scalar, before.Type.Unsupported) == (after.Type.Scalar, after.Type.Unsupported) => TypeChange.None,
        _ => after.Type.Scalar == Model.ScalarType.String ? TypeChange.Safe : TypeChange.Risky,
    };

    public override IEnumerable<DataLossCheck> Check(TablePair tables, ColumnPair column)
    {
        if (column.Changes == ColumnChanges.Default)
        {
            yield break;
        }

        if (column.BecomesRequired)
        {
            yield return new MadeRequired(tables.Before, column.Before.Name);
        }
        else if (column.TypeChange == TypeChange.Risky)
        {
            yield return new RiskyCast(tables.Before, column.Before.Name, DataLossAnalysis.NameOf(column.Before.Type), DataLossAnalysis.NameOf(column.After.Type));
        }
    }

    private static string? Plain(string? predicate) => predicate is null ? null : string.Concat(predicate.Where(character => !char.IsWhiteSpace(character) && character is not ('(' or ')' or '[' or ']'))).Replace("<>", "!=", StringComparison.Ordinal).ToUpperInvariant();
}
