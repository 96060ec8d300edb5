using NetScript.Schema.Model;
using NetScript.Schema.Validation;
using static NetScript.Schema.Providers.NativeTypeArguments;

namespace NetScript.Schema.Providers.MySql;

internal sealed class MySqlProvider() : SchemaProvider("mysql", "MySQL", 64, s_nativeTypes)
{
    private const string LengthGuide = " Please use the `length` argument to the field in the index definition to allow this.";

    private static readonly NativeTypeDefinition[] s_nativeTypes =
    [
        new("Int", Nothing, ScalarType.Int),
        new("UnsignedInt", Nothing, ScalarType.Int),
        new("SmallInt", Nothing, ScalarType.Int),
        new("UnsignedSmallInt", Nothing, ScalarType.Int),
        new("TinyInt", Nothing, ScalarType.Boolean, ScalarType.Int),
        new("UnsignedTinyInt", Nothing, ScalarType.Boolean, ScalarType.Int),
        new("MediumInt", Nothing, ScalarType.Int),
        new("UnsignedMediumInt", Nothing, ScalarType.Int),
        new("BigInt", Nothing, ScalarType.BigInt),
        new("Decimal", OptionalPrecisionAndScale, ScalarType.Decimal),
        new("UnsignedBigInt", Nothing, ScalarType.BigInt),
        new("Float", Nothing, ScalarType.Float),
        new("Double", Nothing, ScalarType.Float),
        new("Bit", Number, ScalarType.Boolean, ScalarType.Bytes),
        new("Char", Number, ScalarType.String),
        new("VarChar", Number, ScalarType.String),
        new("Binary", Number, ScalarType.Bytes),
        new("VarBinary", Number, ScalarType.Bytes),
        new("TinyBlob", Nothing, ScalarType.Bytes),
        new("Blob", Nothing, ScalarType.Bytes),
        new("MediumBlob", Nothing, ScalarType.Bytes),
        new("LongBlob", Nothing, ScalarType.Bytes),
        new("TinyText", Nothing, ScalarType.String),
        new("Text", Nothing, ScalarType.String),
        new("MediumText", Nothing, ScalarType.String),
        new("LongText", Nothing, ScalarType.String),
        new("Date", Nothing, ScalarType.DateTime),
        new("Time", OptionalNumber, ScalarType.DateTime),
        new("DateTime", OptionalNumber, ScalarType.DateTime),
        new("Timestamp", OptionalNumber, ScalarType.DateTime),
        new("Year", Nothing, ScalarType.Int),
        new("Json", Nothing, ScalarType.Json),
    ];

    private static readonly ScalarTypeMap<NativeType> s_defaults = new()
    {
        [ScalarType.Int] = NativeType.Of("Int"),
        [ScalarType.BigInt] = NativeType.Of("BigInt"),
        [ScalarType.Float] = NativeType.Of("Double"),
        [ScalarType.Decimal] = NativeType.Of("Decimal", "65", "30"),
        [ScalarType.Boolean] = NativeType.Of("TinyInt"),
        [ScalarType.String] = NativeType.Of("VarChar", "191"),
        [ScalarType.DateTime] = NativeType.Of("DateTime", "3"),
        [ScalarType.Bytes] = NativeType.Of("LongBlob"),
        [ScalarType.Json] = NativeType.Of("Json"),
    };

    internal override DatabaseDialect Database { get; } = new MySqlDialect();

    internal override Capabilities Capabilities =>
        Capabilities.AutoIncrement | Capabilities.AutoIncrementAllowedOnNonId | Capabilities.CompoundIds | Capabilities.Decimals | Capabilities.Enums | Capabilities.Json | Capabilities.NamedForeignKeys
        | Capabilities.RelationFieldsInArbitraryOrder | Capabilities.IndexColumnLengthPrefixing | Capabilities.FullTextIndex | Capabilities.ShardKeys | Capabilities.JsonDefaultIsExpression;

    internal override IReadOnlyList<ConstraintScope> ConstraintScopes { get; } = [ConstraintScope.GlobalForeignKeys, ConstraintScope.ModelIndexes];

    public override NativeType? DefaultNativeType(ScalarType type) => s_defaults[type];

    internal override ScalarType ScalarTypeOf(NativeType type) => type.Name switch
    {
        "TinyInt" or "UnsignedTinyInt" => ScalarType.Int,
        "Bit" => ScalarType.Bytes,
        _ => base.ScalarTypeOf(type),
    };

    internal override string? CheckNativeType(NativeType type, ScalarType scalar) => (type.Name, type.Numbers) switch
    {
        ("Decimal", [var precision, var scale]) when scale > precision => ScaleTooLarge(type),
        ("Decimal", [> 65, _]) => OutOfRange(type, "Precision can range from 1 to 65."),
        ("Decimal", [_, > 30]) => OutOfRange(type, "Scale can range from 0 to 30."),
        ("Bit", [0 or > 64]) => OutOfRange(type, "M can range from 1 to 64."),
        ("Char", [> 255]) => OutOfRange(type, "M can range from 0 to 255."),
        ("VarChar", [> 65535]) => OutOfRange(type, "M can range from 0 to 65,535."),
        ("Bit", [> 1]) when scalar == ScalarType.Boolean => OutOfRange(type, "only Bit(1) can be used as Boolean."),
        _ => null,
    };

    internal override void Validate(ModelType model, ValidationContext context)
    {
        foreach (var index in model.Indexes.Where(index => index.Kind != IndexKind.Fulltext))
        {
            if (FirstTooLong(index.Fields) is { } type)
            {
                context.Error(
                    index.Kind == IndexKind.Unique ? $"Native type `{type}` cannot be unique in {DisplayName}.{LengthGuide}" : $"You cannot define an index on fields with native type `{type}` of {DisplayName}.{LengthGuide}",
                    model, index.Span);
            }
        }

        if (model.PrimaryKey is { } key && FirstTooLong(key.Fields) is { } keyType)
        {
            context.Error($"Native type `{keyType}` of {DisplayName} cannot be used on a field that is `@id` or `@@id`.{LengthGuide}", model, key.Span);
        }

        if (context.RelationMode == RelationMode.ForeignKeys)
        {
            WarnOfSetDefault(model, context);
        }
    }

    /// <summary>A key holds only a prefix of such a column.</summary>
    private NativeType? FirstTooLong(IReadOnlyList<IndexField> fields) =>
        fields.Where(field => field.Length is null).Select(field => field.Field.NativeType is null ? null : NativeTypeOf(field.Field))
            .FirstOrDefault(type => type?.Name is "Text" or "LongText" or "MediumText" or "TinyText" or "Blob" or "TinyBlob" or "MediumBlob" or "LongBlob");

    private void WarnOfSetDefault(ModelType model, ValidationContext context)
    {
        foreach (var field in model.RelationFields)
        {
            WarnIf(field.OnDelete, field, "onDelete");
            WarnIf(field.OnUpdate, field, "onUpdate");
        }

        void WarnIf(ReferentialAction? action, RelationField field, string argument)
        {
            if (action == ReferentialAction.SetDefault)
            {
                context.Warning(
                    $"{DisplayName} does not actually support the `SetDefault` referential action, so using it may result in unexpected errors. Read more at https://pris.ly/d/mysql-set-default ",
                    model, field.Syntax.SpanOf("relation", argument) ?? field.Span);
            }
        }
    }
}
