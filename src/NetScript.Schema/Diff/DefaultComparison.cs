using System.Text.Json;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Diff;

/// <summary>
/// Whether two columns have the same default. What a catalog lists is not always what was written, so that it takes some for equal that it cannot compare: times, and documents that are none.
/// </summary>
internal static class DefaultComparison
{
    public static bool AreEqual(Column before, Column after, DiffRules rules)
    {
        if (rules.IgnoresJsonDefaults && (before.Type.Scalar == ScalarType.Json || after.Type.Scalar == ScalarType.Json))
        {
            return true;
        }

        var (previous, next) = (rules.Listed(before), rules.Listed(after));
        return AreEqual(Understand(before, previous, next, rules), Understand(after, next, previous, rules), before, after, rules);
    }

    // One side may have an expression where the other has a value: what a schema says in SQL, a catalog lists as a value, and the other way round. A sequence is no value.
    private static ColumnDefault? Understand(Column column, ColumnDefault? value, ColumnDefault? other, DiffRules rules) =>
        value is { Kind: ColumnDefaultKind.Expression, Text: not null } && other is { Kind: not ColumnDefaultKind.Expression }
        && rules.Understand(value, column) is var understood && (understood.Kind != ColumnDefaultKind.Sequence || other.Kind == ColumnDefaultKind.Sequence)
            ? understood
            : value;

    private static bool AreEqual(ColumnDefault? previous, ColumnDefault? next, Column before, Column after, DiffRules rules) => (previous, next) switch
    {
        (null, null) => true,
        (_, { Kind: ColumnDefaultKind.Expression, Text: null }) => true,
        ({ Kind: ColumnDefaultKind.Expression }, { Kind: ColumnDefaultKind.List }) or ({ Kind: ColumnDefaultKind.List }, { Kind: ColumnDefaultKind.Expression })
            when before.Type.Scalar == ScalarType.DateTime || after.Type.Scalar == ScalarType.DateTime => true,
        ({ Kind: ColumnDefaultKind.List } a, { Kind: ColumnDefaultKind.List } b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(pair => AreEqualItems(pair.First, pair.Second)),
        // For Prisma a time is like anything, so that the old default stays for ever.
        ({ } a, { } b) when IsTime(a) || IsTime(b) => MayBeTime(a) && MayBeTime(b),
        ({ Kind: ColumnDefaultKind.Sequence }, null) or (_, { Kind: ColumnDefaultKind.Sequence }) => true,
        ({ Kind: ColumnDefaultKind.Now }, { Kind: ColumnDefaultKind.Now }) => true,
        ({ Kind: ColumnDefaultKind.Value } a, { Kind: ColumnDefaultKind.Value } b) => AreEqualValues(a, b),
        ({ Kind: ColumnDefaultKind.Expression } a, { Kind: ColumnDefaultKind.Expression } b) =>
            (a.Text == b.Text || (a.Text is not null && b.Text is not null && rules.AreEqualExpressions(a.Text, b.Text))) && a.ConstraintName == b.ConstraintName,
        _ => false,
    };

    private static bool AreEqualItems(ColumnDefault before, ColumnDefault after) =>
        IsTime(before) || IsTime(after) || (IsJson(before, after) ? AreEqualDocuments(before.Text!, after.Text!) : HaveEqualText(before, after));

    private static bool AreEqualValues(ColumnDefault before, ColumnDefault after)
    {
        if (IsInteger(before) && IsInteger(after) && before.Type != after.Type)
        {
            return before.Text == after.Text;
        }

        return (IsJson(before, after) ? AreEqualDocuments(before.Text!, after.Text!) : HaveEqualText(before, after)) && before.ConstraintName == after.ConstraintName;
    }

    private static bool HaveEqualText(ColumnDefault before, ColumnDefault after) =>
        IsNumber(before) && IsNumber(after)
            ? before.Type == after.Type || (!IsInteger(before) && !IsInteger(after)) ? Significant(before.Text!) == Significant(after.Text!) : before.Text == after.Text && before.Type == after.Type
            : before.Text == after.Text && (before.Type == after.Type || (IsText(before) && IsText(after)));

    private static bool AreEqualDocuments(string before, string after)
    {
        try
        {
            using var a = JsonDocument.Parse(before);
            using var b = JsonDocument.Parse(after);
            return JsonElement.DeepEquals(a.RootElement, b.RootElement);
        }
        catch (JsonException)
        {
            // There is nothing to compare, and what cannot be seen to differ is left alone.
            return true;
        }
    }

    private static bool IsTime(ColumnDefault value) => value is { Kind: ColumnDefaultKind.Value, Type: ScalarType.DateTime };

    private static bool MayBeTime(ColumnDefault value) => IsTime(value) || value.Kind == ColumnDefaultKind.Expression;

    private static bool IsJson(ColumnDefault before, ColumnDefault after) =>
        (before.Type == ScalarType.Json && after.Type is ScalarType.Json or ScalarType.String) || (before.Type == ScalarType.String && after.Type == ScalarType.Json);

    private static bool IsText(ColumnDefault value) => value.Type is null or ScalarType.String;

    private static bool IsInteger(ColumnDefault value) => value.Type is ScalarType.Int or ScalarType.BigInt;

    private static bool IsNumber(ColumnDefault value) => IsInteger(value) || value.Type is ScalarType.Float or ScalarType.Decimal;

    private static string Significant(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
