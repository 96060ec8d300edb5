using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

internal sealed class SqliteProvider() : SchemaProvider("sqlite", "sqlite", 10000, [])
{
    internal override DatabaseDialect Database { get; } = new SqliteDialect();

    internal override Capabilities Capabilities =>
        Capabilities.AutoIncrement | Capabilities.CompoundIds | Capabilities.Decimals | Capabilities.Enums | Capabilities.Json | Capabilities.RelationFieldsInArbitraryOrder | Capabilities.PartialIndexes;

    internal override IReadOnlyList<ConstraintScope> ConstraintScopes { get; } = [ConstraintScope.GlobalIndexes];

    internal override bool EmulatesAction(ReferentialAction action) => action is ReferentialAction.Cascade or ReferentialAction.Restrict or ReferentialAction.SetNull;

    public override NativeType? DefaultNativeType(ScalarType type) => null;
}
