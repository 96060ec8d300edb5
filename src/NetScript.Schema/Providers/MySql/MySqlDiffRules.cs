using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Diff.DataLoss;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.MySql;

internal sealed class MySqlDiffRules : DiffRules
{
    public override bool KeepsForeignKeysOfRequiredColumns => false;

    public override bool NeedsIndexesOfForeignKeys => true;

    // It loses them with the column, or refuses; Prisma leaves them to their fate.
    public override bool RecreatesIndexesOfRecreatedColumns => true;

    public override bool IgnoresJsonDefaults => true;

    public override bool IsInCreateTable(TableIndex index) => true;

    // Bytes have none, and only of a type with a sign the catalog tells that it is a truth value.
    public override ColumnDefault? Listed(Column column) => column switch
    {
        { Default.Kind: ColumnDefaultKind.Value, Type.Scalar: ScalarType.Bytes } => null,
        { Default: { Type: ScalarType.Boolean } value, Type.Native.Name: "UnsignedTinyInt" } => ColumnDefault.Value(ScalarType.Int, value.Text == "true" ? "1" : "0"),
        _ => column.Default,
    };

    public override ColumnDefault Understand(ColumnDefault expression, Column column) => MySqlColumn.ReadDefault(column.Type, expression.Text!);

    public override bool AreEqualExpressions(string before, string after) => string.Equals(Plain(before), Plain(after), StringComparison.OrdinalIgnoreCase);

    // The storage engine takes this for a refusal, and lists it as one.
    public override bool AreEqual(ReferentialAction before, ReferentialAction after) =>
        before == after || (after == ReferentialAction.SetDefault && before is ReferentialAction.Restrict or ReferentialAction.NoAction);

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

    // The catalogs list expressions with other spaces, parentheses and quotation marks, and MySQL's with the character sets of texts.
    private static string Plain(string expression) =>
        string.Concat(expression.Replace("_utf8mb4", "", StringComparison.Ordinal).Where(character => !char.IsWhiteSpace(character) && character is not ('(' or ')' or '`' or '\\')));
}
