using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Diff;

/// <summary>A column that both tables have.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it will be.</param>
/// <param name="Changes">What is different.</param>
/// <param name="TypeChange">What happens to its values.</param>
internal sealed record ColumnPair(Column Before, Column After, ColumnChanges Changes, TypeChange TypeChange)
{
    public bool Has(ColumnChanges change) => (Changes & change) != 0;

    public bool BecomesRequired => Before.Arity == Arity.Optional && After.Arity == Arity.Required;

    public bool BecomesList => Before.Arity != Arity.List && After.Arity == Arity.List;

    public bool CeasesToBeList => Before.Arity == Arity.List && After.Arity != Arity.List;

    public static ColumnPair Of(Column before, Column after, DiffRules rules)
    {
        var type = rules.TypeChangeOf(before, after);
        var changes = (before.Arity != after.Arity ? ColumnChanges.Arity : 0)
            | (DefaultComparison.AreEqual(before, after, rules) ? 0 : ColumnChanges.Default)
            | (type == TypeChange.None ? 0 : ColumnChanges.Type)
            | (rules.ComparesAutoincrement && before.IsAutoincrement != after.IsAutoincrement ? ColumnChanges.Autoincrement : 0)
            | (ColumnCheck.AreEqual(before.Check, after.Check) ? 0 : ColumnChanges.Check);
        return new(before, after, changes, type);
    }
}
