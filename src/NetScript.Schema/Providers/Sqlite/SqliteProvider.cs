using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

internal sealed class SqliteProvider() : SchemaProvider("sqlite", "sqlite", 10000, [])
{
    internal override DatabaseDialect Database { get; } = new SqliteDialect();

    internal override Capabilities Capabilities =>
        Capabilities.AutoIncrement | Capabilities.CompoundIds | Capabilities.Decimals | Capabilities.Enums | Capabilities.Json | Capabilities.RelationFieldsInArbitraryOrder | Capabilities.PartialIndexes;

    internal override IReadOnlyList<ConstraintScope> ConstraintScopes { get; } = [ConstraintScope.GlobalIndexes];

    internal override IReadOnlySet<ReferentialAction> ReferentialActions { get; } = SetOf(Enum.GetValues<ReferentialAction>());

    internal override IReadOnlySet<ReferentialAction> EmulatedActions { get; } = SetOf(ReferentialAction.Cascade, ReferentialAction.Restrict, ReferentialAction.SetNull);

    public override NativeType? DefaultNativeType(ScalarType type) => null;
}
