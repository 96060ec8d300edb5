using NetScript.Schema.Providers;

namespace NetScript.Schema;

/// <summary>What a schema is read with.</summary>
public sealed record SchemaOptions
{
    /// <summary>Replaces the provider of the datasource.</summary>
    public SchemaProvider? Provider { get; init; }

    /// <summary>Plugins whose fragments are elsewhere than in <c>plugins/</c> of the schema.</summary>
    public IReadOnlyList<SchemaPlugin> Plugins { get; init; } = [];

    /// <summary>What happens to what a plugin has and the provider has not.</summary>
    public SchemaPortability Portability { get; init; } = SchemaPortability.Adapt;
}
