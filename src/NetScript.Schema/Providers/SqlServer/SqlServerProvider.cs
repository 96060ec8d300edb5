using NetScript.Schema.Model;
using NetScript.Schema.Validation;
using static NetScript.Schema.Providers.NativeTypeArguments;

namespace NetScript.Schema.Providers.SqlServer;

internal sealed class SqlServerProvider() : SchemaProvider("sqlserver", "SQL Server", 128, s_nativeTypes)
{
    private static readonly NativeTypeDefinition[] s_nativeTypes =
    [
        new("TinyInt", Nothing, ScalarType.Int),
        new("SmallInt", Nothing, ScalarType.Int),
        new("Int", Nothing, ScalarType.Int),
        new("BigInt", Nothing, ScalarType.BigInt),
        new("Decimal", OptionalPrecisionAndScale, ScalarType.Decimal),
        new("Money", Nothing, ScalarType.Float),
        new("SmallMoney", Nothing, ScalarType.Float),
        new("Bit", Nothing, ScalarType.Boolean, ScalarType.Int),
        new("Float", OptionalNumber, ScalarType.Float),
        new("Real", Nothing, ScalarType.Float),
        new("Date", Nothing, ScalarType.DateTime),
        new("Time", Nothing, ScalarType.DateTime),
        new("DateTime", Nothing, ScalarType.DateTime),
        new("DateTime2", Nothing, ScalarType.DateTime),
        new("DateTimeOffset", Nothing, ScalarType.DateTime),
        new("SmallDateTime", Nothing, ScalarType.DateTime),
        new("Char", OptionalNumber, ScalarType.String),
        new("NChar", OptionalNumber, ScalarType.String),
        new("VarChar", OptionalNumberOrMax, ScalarType.String),
        new("Text", Nothing, ScalarType.String),
        new("NVarChar", OptionalNumberOrMax, ScalarType.String),
        new("NText", Nothing, ScalarType.String),
        new("Binary", OptionalNumber, ScalarType.Bytes),
        new("VarBinary", OptionalNumberOrMax, ScalarType.Bytes),
        new("Image", Nothing, ScalarType.Bytes),
        new("Xml", Nothing, ScalarType.String),
        new("UniqueIdentifier", Nothing, ScalarType.String),
    ];

    private static readonly ScalarTypeMap<NativeType> s_defaults = new()
    {
        [ScalarType.Int] = NativeType.Of("Int"),
        [ScalarType.BigInt] = NativeType.Of("BigInt"),
        [ScalarType.Float] = NativeType.Of("Float", "53"),
        [ScalarType.Decimal] = NativeType.Of("Decimal", "32", "16"),
        [ScalarType.Boolean] = NativeType.Of("Bit"),
        [ScalarType.String] = NativeType.Of("NVarChar", "1000"),
        [ScalarType.DateTime] = NativeType.Of("DateTime2"),
        [ScalarType.Bytes] = NativeType.Of("VarBinary", "Max"),
        [ScalarType.Json] = NativeType.Of("NVarChar", "1000"),
    };

    internal override DatabaseDialect Database { get; } = new SqlServerDialect();

    internal override Capabilities Capabilities =>
        Capabilities.AutoIncrement | Capabilities.AutoIncrementAllowedOnNonId | Capabilities.AutoIncrementMultipleAllowed | Capabilities.AutoIncrementNonIndexedAllowed
        | Capabilities.CompoundIds | Capabilities.Decimals | Capabilities.MultiSchema | Capabilities.NamedDefaultValues | Capabilities.NamedForeignKeys | Capabilities.NamedPrimaryKeys
        | Capabilities.ReferenceCycleDetection | Capabilities.PrimaryKeySortOrderDefinition | Capabilities.ClusteringSetting | Capabilities.PartialIndexes;

    internal override IReadOnlyList<ConstraintScope> ConstraintScopes { get; } = [ConstraintScope.GlobalKeysAndDefaults, ConstraintScope.ModelKeysAndIndexes];

    internal override bool HasAction(ReferentialAction action) => action != ReferentialAction.Restrict;

    public override NativeType? DefaultNativeType(ScalarType type) => s_defaults[type];

    // As Prisma has it: a BigInt is an Int, and a Bit is Bytes.
    internal override ScalarType ScalarTypeOf(NativeType type) => type.Name switch
    {
        "BigInt" => ScalarType.Int,
        "Bit" => ScalarType.Bytes,
        _ => base.ScalarTypeOf(type),
    };

    internal override string? CheckNativeType(NativeType type, ScalarType scalar) => (type.Name, type.Numbers) switch
    {
        ("Decimal", [var precision, var scale]) when scale > precision => ScaleTooLarge(type),
        ("Decimal", [0 or > 38, _]) => OutOfRange(type, "Precision can range from 1 to 38."),
        ("Decimal", [_, > 38]) => OutOfRange(type, "Scale can range from 0 to 38."),
        ("Float", [0 or > 53]) => OutOfRange(type, "Bits can range from 1 to 53."),
        ("NVarChar", [> 4000]) => OutOfRange(type, "Length can range from 1 to 4000. For larger sizes, use the `Max` variant."),
        ("VarChar" or "VarBinary", [> 8000]) => OutOfRange(type, "Length can range from 1 to 8000. For larger sizes, use the `Max` variant."),
        ("NChar", [> 4000]) => OutOfRange(type, "Length can range from 1 to 4000."),
        ("Char" or "Binary", [> 8000]) => OutOfRange(type, "Length can range from 1 to 8000."),
        _ => null,
    };

    internal override void Validate(ModelType model, ValidationContext context)
    {
        foreach (var index in model.Indexes)
        {
            if (index.Fields.Select(field => field.Field.NativeType).FirstOrDefault(IsOnHeap) is { } type)
            {
                context.Error(
                    index.Kind == IndexKind.Unique ? $"Native type `{type}` cannot be unique in {DisplayName}." : $"You cannot define an index on fields with native type `{type}` of {DisplayName}.",
                    model, index.Span);
            }
        }

        foreach (var field in model.PrimaryKey?.Fields ?? [])
        {
            if (IsOnHeap(field.Field.NativeType))
            {
                context.Error($"Native type `{field.Field.NativeType}` of {DisplayName} cannot be used on a field that is `@id` or `@@id`.", model, model.PrimaryKey!.Span);
                break;
            }

            if (field.Field.Type.Scalar == ScalarType.Bytes)
            {
                context.Error("Invalid model: Using Bytes type is not allowed in the model's id.", model, model.PrimaryKey!.Span);
                break;
            }
        }
    }

    /// <summary>Stored outside of the row, so that no key can have it.</summary>
    private static bool IsOnHeap(NativeType? type) => type is { Name: "Text" or "NText" or "Image" or "Xml" } or { Name: "VarBinary" or "VarChar" or "NVarChar", Arguments: ["Max"] };
}
