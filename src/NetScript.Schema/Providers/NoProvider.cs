using NetScript.Schema.Model;

namespace NetScript.Schema.Providers;

/// <summary>No database: the language alone.</summary>
internal sealed class NoProvider() : SchemaProvider("", "Default", int.MaxValue, [])
{
    internal override Capabilities Capabilities { get; } = (Capabilities)int.MaxValue & ~(Capabilities.ReferenceCycleDetection | Capabilities.ShardKeys);

    internal override IReadOnlyList<ConstraintScope> ConstraintScopes => [];

    internal override IReadOnlySet<ReferentialAction> ReferentialActions { get; } = SetOf(Enum.GetValues<ReferentialAction>());

    public override NativeType? DefaultNativeType(ScalarType type) => null;
}
