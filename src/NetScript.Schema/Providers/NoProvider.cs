using NetScript.Schema.Model;

namespace NetScript.Schema.Providers;

/// <summary>No database: the language alone, and what Prisma's engine takes without one, which calls it by the name of its own type.</summary>
internal sealed class NoProvider() : SchemaProvider("empty", "psl_core::datamodel_connector::empty_connector::EmptyDatamodelConnector", int.MaxValue, [])
{
    internal override Capabilities Capabilities { get; } = Capabilities.AutoIncrement | Capabilities.CompoundIds | Capabilities.Enums | Capabilities.Json;

    internal override IReadOnlyList<ConstraintScope> ConstraintScopes => [];

    public override NativeType? DefaultNativeType(ScalarType type) => null;
}
