using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>An extension of PostgreSQL.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="MappedName">Its name in the database, where it is another (<c>map:</c>).</param>
/// <param name="Schema">The database schema of its objects.</param>
/// <param name="Version">Its version.</param>
/// <param name="Span">Where it is.</param>
public sealed record DatabaseExtension(string Name, string? MappedName, string? Schema, string? Version, TextSpan Span)
{
    /// <summary>Its name in the database.</summary>
    public string DatabaseName => MappedName ?? Name;
}
