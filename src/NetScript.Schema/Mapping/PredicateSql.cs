using NetScript.Schema.Model;
using NetScript.Schema.Sql;

namespace NetScript.Schema.Mapping;

/// <summary>
/// The condition of a partial index in SQL. The values of enums are those of the database; Prisma writes those of the schema, which are unknown to the database where they are mapped.
/// </summary>
internal static class PredicateSql
{
    public static string Of(IndexPredicate predicate, SqlWriter writer) => predicate.Raw ?? string.Join(" AND ", predicate.Conditions.Select(condition => Of(condition, writer)));

    private static string Of(IndexCondition condition, SqlWriter writer)
    {
        var column = writer.Quote(condition.Field.DatabaseName);
        return condition.Value is null
            ? $"{column} IS {(condition.IsNegated ? "NOT " : "")}NULL"
            : $"{column} {(condition.IsNegated ? "!=" : "=")} {ValueOf(condition.Value, writer)}";
    }

    private static string ValueOf(DefaultLiteral value, SqlWriter writer) => value.Type switch
    {
        ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal => value.Text,
        ScalarType.Boolean => writer.WriteBoolean(value.Text),
        _ => writer.WriteText(value.EnumValue?.DatabaseName ?? value.Text),
    };
}
