using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Diff.DataLoss;

namespace NetScript.Schema.Providers.MySql;

internal sealed class MySqlDiffRules : DiffRules
{
    public override bool KeepsForeignKeysOfRequiredColumns => false;

    public override bool NeedsIndexesOfForeignKeys => true;

    // It loses them with the column, or refuses; Prisma leaves them to their fate.
    public override bool RecreatesIndexesOfRecreatedColumns => true;

    public override bool IgnoresJsonDefaults => true;

    public override bool IsInCreateTable(TableIndex index) => true;

    public override TypeChange TypeChangeOf(Column before, Column after) => (before.Type, after.Type) switch
    {
        ({ Enum: { } from }, { Enum: { } to }) => from.Values.SequenceEqual(to.Values) ? TypeChange.None : from.Values.Except(to.Values).Any() ? TypeChange.Risky : TypeChange.Safe,
        ({ Enum: not null }, _) or (_, { Enum: not null }) => TypeChange.Risky,
        ({ Native: { } from }, { Native: { } to }) => MySqlCasts.Of(from, to),
        _ => TypeChange.None,
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
        else if (column is { Changes: ColumnChanges.Type, Before.Type.Enum: { } from, After.Type.Enum: { } to })
        {
            if (from.Values.Except(to.Values).ToList() is { Count: > 0 } removed)
            {
                yield return new RemovedEnumValues(to.Name, removed);
            }
        }
        else if (column.TypeChange == TypeChange.Risky)
        {
            yield return new RiskyCast(tables.Before, column.Before.Name, DataLossAnalysis.NameOf(column.Before.Type), DataLossAnalysis.NameOf(column.After.Type));
        }
    }
}
