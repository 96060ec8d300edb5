using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

internal sealed class SqliteDiffRules : DiffRules
{
    public override bool CanRenameIndexes => false;

    public override bool CanRedefineReferencedTables => true;

    public override bool HasForeignKeyStatements => false;

    public override bool DropsIndexesOfDroppedTables => true;

    public override bool ComparesAutoincrement => false;

    // The catalog leaves out the parentheses around an expression.
    public override bool AreEqualExpressions(string before, string after) => base.AreEqualExpressions(Bare(before), Bare(after));

    public override ColumnDefault Understand(ColumnDefault expression, Column column) => SqliteDefault.Parse(Bare(expression.Text!), column.Type) ?? expression;

    public override TypeChange TypeChangeOf(Column before, Column after)
    {
        var isSame = (before.Type.Scalar, before.Type.Unsupported) == (after.Type.Scalar, after.Type.Unsupported);
        return isSame ? TypeChange.None : after.Type.Scalar == ScalarType.String ? TypeChange.Safe : TypeChange.Risky;
    }

    // All that it can do to a table is to add a column that may be null.
    public override bool NeedsRedefinition(TablePair tables) =>
        tables.IsKeyCreated || tables.IsKeyDropped || tables.DroppedColumns.Count > 0 || tables.AddedColumns.Any(column => column.Arity == Arity.Required)
        || tables.ChangedColumns.Any() || tables.CreatedForeignKeys.Count > 0 || tables.DroppedForeignKeys.Count > 0;

    private static string Bare(string sql) => sql is ['(', .. var inner, ')'] && IsBalanced(inner) ? Bare(inner) : sql;

    private static bool IsBalanced(string sql)
    {
        var depth = 0;
        return sql.All(character => (depth += character switch { '(' => 1, ')' => -1, _ => 0 }) >= 0) && depth == 0;
    }

    // The columns of a table that is not redefined do not change.
    public override IEnumerable<DataLossCheck> Check(TablePair tables, ColumnPair column) => [];
}
