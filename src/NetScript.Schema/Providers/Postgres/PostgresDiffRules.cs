using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Diff.DataLoss;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

internal sealed class PostgresDiffRules : DiffRules
{
    // Of PostGIS.
    private static readonly HashSet<string> s_systemTables = new(["spatial_ref_sys", "geometry_columns", "geography_columns", "raster_columns", "raster_overviews"], StringComparer.OrdinalIgnoreCase);

    public override bool CanRenameForeignKeys => true;

    public override bool LosesIndexesOfDroppedColumns => true;

    public override bool HasEnumTypes => true;

    public override bool IsSystemTable(string name) => s_systemTables.Contains(name);

    public override bool AreEqual(TableIndex before, TableIndex after) =>
        before.Algorithm == after.Algorithm && before.Columns.Zip(after.Columns).All(pair => HaveSameOperators(pair.First, pair.Second) || HaveSameOperators(pair.Second, pair.First));

    public override bool AreEqual(string? predicateBefore, string? predicateAfter) =>
        predicateBefore == predicateAfter || (predicateBefore is not null && predicateAfter is not null && PostgresPredicate.Normalize(predicateBefore) == PostgresPredicate.Normalize(predicateAfter));

    public override bool AreEqualExpressions(string before, string after) =>
        base.AreEqualExpressions(before, after) || PostgresPredicate.Normalize(before) == PostgresPredicate.Normalize(after);

    public override ColumnDefault Understand(ColumnDefault expression, Column column) => PostgresDefault.Understand(expression.Text!, column.Type, column.Arity == Arity.List) ?? expression;

    public override TypeChange TypeChangeOf(Column before, Column after)
    {
        if (before.Type.Enum is not null || after.Type.Enum is not null)
        {
            var isSame = before.Type.Enum is { } a && after.Type.Enum is { } b && a.QualifiedName == b.QualifiedName;

            // For Prisma, an enum and a list of it have the same type; for the server, they have not.
            return isSame && before.Arity == Arity.List == (after.Arity == Arity.List) ? TypeChange.None : TypeChange.NotCastable;
        }

        if (before.Arity == Arity.List && after.Arity != Arity.List)
        {
            return after.Type.Native switch
            {
                { Name: "Text" } or { Name: "VarChar", Arguments: [] } => TypeChange.Safe,
                { Name: "VarChar" or "Char" } => TypeChange.Risky,
                _ => TypeChange.NotCastable,
            };
        }

        if (before.Arity != Arity.List && after.Arity == Arity.List)
        {
            return TypeChange.NotCastable;
        }

        return (before.Type.Native, after.Type.Native) switch
        {
            // Nothing tells whether one is the other by another name.
            (null, null) => TypeChange.None,
            ({ } from, { } to) => PostgresCasts.Of(from, to),
            _ => TypeChange.Risky,
        };
    }

    public override IEnumerable<DataLossCheck> Check(TablePair tables, ColumnPair column)
    {
        if (column.BecomesRequired)
        {
            yield return new MadeRequired(tables.Before, column.Before.Name);
        }

        if (column.BecomesList)
        {
            yield return new MadeList(tables.Before, column.Before.Name);
        }

        if (column.TypeChange == TypeChange.Risky)
        {
            yield return new RiskyCast(tables.Before, column.Before.Name, DataLossAnalysis.NameOf(column.Before.Type), DataLossAnalysis.NameOf(column.After.Type));
        }
    }

    // A schema need not name the one that the database takes anyway.
    private static bool HaveSameOperators(IndexColumn one, IndexColumn other) =>
        one.OperatorClass == other.OperatorClass || (one.OperatorClass is null && other.IsDefaultOperatorClass);
}
