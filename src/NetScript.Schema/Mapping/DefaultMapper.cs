using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Mapping;

/// <summary>The default of a column. What the client fills has none.</summary>
internal static class DefaultMapper
{
    public static ColumnDefault? Map(ScalarField field, SchemaProvider provider)
    {
        var mapped = field.Default switch
        {
            DefaultFunction { Name: "now" } => new(ColumnDefaultKind.Now),
            // Of an enum, Prisma takes a default that nobody says for none.
            DefaultFunction { Name: "dbgenerated", Argument: null } when field.Type is EnumFieldType => null,
            DefaultFunction { Name: "dbgenerated", Argument: var sql } => new(ColumnDefaultKind.Expression, sql),
            DefaultFunction { Name: "autoincrement" } when provider.Database.HasSequences => new(ColumnDefaultKind.Sequence, ""),
            DefaultLiteral literal => Map(literal),
            DefaultList list => new(ColumnDefaultKind.List) { Type = field.Type.Scalar, Items = [.. list.Values.Select(Map)] },
            _ => (ColumnDefault?)null,
        };
        return mapped is not null && provider.Can(Capabilities.NamedDefaultValues) ? mapped with { ConstraintName = ConstraintNames.OfDefault(field, provider) } : mapped;
    }

    private static ColumnDefault Map(DefaultLiteral literal) => literal switch
    {
        { EnumValue: { } value } => ColumnDefault.Value(null, value.DatabaseName),
        { Type: ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal } => ColumnDefault.Value(literal.Type, PlainNumber.Of(literal.Text)),
        { Type: ScalarType.DateTime } => ColumnDefault.Value(literal.Type, IsoTime.Of(literal.Text)),
        _ => ColumnDefault.Value(literal.Type, literal.Text),
    };
}
