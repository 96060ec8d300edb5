using NetScript.Schema.Model;
using NetScript.Schema.Validation;
using static NetScript.Schema.Providers.NativeTypeArguments;

namespace NetScript.Schema.Providers.Postgres;

internal sealed class PostgresProvider() : SchemaProvider("postgresql", "Postgres", 63, s_nativeTypes)
{
    private static readonly NativeTypeDefinition[] s_nativeTypes =
    [
        new("SmallInt", Nothing, ScalarType.Int),
        new("Integer", Nothing, ScalarType.Int),
        new("BigInt", Nothing, ScalarType.BigInt),
        new("Decimal", OptionalPrecisionAndScale, ScalarType.Decimal),
        new("Money", Nothing, ScalarType.Decimal),
        new("Inet", Nothing, ScalarType.String),
        new("Oid", Nothing, ScalarType.Int),
        new("Citext", Nothing, ScalarType.String),
        new("Real", Nothing, ScalarType.Float),
        new("DoublePrecision", Nothing, ScalarType.Float),
        new("VarChar", OptionalNumber, ScalarType.String),
        new("Char", OptionalNumber, ScalarType.String),
        new("Text", Nothing, ScalarType.String),
        new("ByteA", Nothing, ScalarType.Bytes),
        new("Timestamp", OptionalNumber, ScalarType.DateTime),
        new("Timestamptz", OptionalNumber, ScalarType.DateTime),
        new("Date", Nothing, ScalarType.DateTime),
        new("Time", OptionalNumber, ScalarType.DateTime),
        new("Timetz", OptionalNumber, ScalarType.DateTime),
        new("Boolean", Nothing, ScalarType.Boolean),
        new("Bit", OptionalNumber, ScalarType.String),
        new("VarBit", OptionalNumber, ScalarType.String),
        new("Uuid", Nothing, ScalarType.String),
        new("Xml", Nothing, ScalarType.String),
        new("Json", Nothing, ScalarType.Json),
        new("JsonB", Nothing, ScalarType.Json),
    ];

    private static readonly ScalarTypeMap<NativeType> s_defaults = new()
    {
        [ScalarType.Int] = NativeType.Of("Integer"),
        [ScalarType.BigInt] = NativeType.Of("BigInt"),
        [ScalarType.Float] = NativeType.Of("DoublePrecision"),
        [ScalarType.Decimal] = NativeType.Of("Decimal", "65", "30"),
        [ScalarType.Boolean] = NativeType.Of("Boolean"),
        [ScalarType.String] = NativeType.Of("Text"),
        [ScalarType.DateTime] = NativeType.Of("Timestamp", "3"),
        [ScalarType.Bytes] = NativeType.Of("ByteA"),
        [ScalarType.Json] = NativeType.Of("JsonB"),
    };

    internal override DatabaseDialect Database { get; } = new PostgresDialect();

    internal override Capabilities Capabilities =>
        Capabilities.AutoIncrement | Capabilities.AutoIncrementAllowedOnNonId | Capabilities.AutoIncrementMultipleAllowed | Capabilities.AutoIncrementNonIndexedAllowed
        | Capabilities.CompoundIds | Capabilities.Decimals | Capabilities.Enums | Capabilities.Json | Capabilities.JsonLists | Capabilities.ScalarLists | Capabilities.MultiSchema | Capabilities.NamedPrimaryKeys
        | Capabilities.NamedForeignKeys | Capabilities.RelationFieldsInArbitraryOrder | Capabilities.PartialIndexes | Capabilities.SetNullOnRequiredFields | Capabilities.CaseSensitiveNames
        | Capabilities.OneNamespace;

    internal override IReadOnlyList<ConstraintScope> ConstraintScopes { get; } = [ConstraintScope.GlobalKeysAndIndexes, ConstraintScope.ModelConstraints];

    internal override bool EmulatesAction(ReferentialAction action) => action is ReferentialAction.Cascade or ReferentialAction.Restrict or ReferentialAction.SetNull;

    internal override bool HasAlgorithm(IndexAlgorithm algorithm) => true;

    public override NativeType? DefaultNativeType(ScalarType type) => s_defaults[type];

    internal override bool Is(string name) => name is "postgresql" or "postgres";

    internal override string? CheckNativeType(NativeType type, ScalarType scalar) => (type.Name, type.Numbers) switch
    {
        ("Decimal", [var precision, var scale]) when scale > precision => ScaleTooLarge(type),
        ("Decimal", [0 or > 1000, _]) => OutOfRange(type, "Precision must be positive with a maximum value of 1000."),
        ("Bit" or "VarBit", [0]) => OutOfRange(type, "M must be a positive integer."),
        ("Timestamp" or "Timestamptz" or "Time" or "Timetz", [> 6]) => OutOfRange(type, "M can range from 0 to 6."),
        _ => null,
    };

    internal override void Validate(ModelType model, ValidationContext context)
    {
        foreach (var index in model.Indexes)
        {
            PostgresIndexRules.Validate(this, index, context);
        }
    }
}
