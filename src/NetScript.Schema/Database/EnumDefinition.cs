using System.Collections.Immutable;

namespace NetScript.Schema.Database;

/// <summary>An enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The database schema that it is in.</param>
/// <param name="Values">Its values in their order.</param>
public sealed record EnumDefinition(string Name, string? Schema, ImmutableArray<string> Values)
{
    internal QualifiedName QualifiedName => new(Schema, Name);
}
