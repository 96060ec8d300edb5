using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>The <c>datasource</c> block.</summary>
public sealed class Datasource : SchemaObject
{
    internal Datasource(BlockItem block, SourceFile file, SchemaProvider provider)
        : base(block.Name.Text, file, block.Name.Span, block.Span, block.Documentation)
    {
        Provider = provider;
    }

    /// <summary>The database system.</summary>
    public SchemaProvider Provider { get; }

    /// <summary>Who keeps references intact, where it is written.</summary>
    public RelationMode? ExplicitRelationMode { get; internal set; }

    /// <summary>Who keeps references intact.</summary>
    public RelationMode RelationMode => ExplicitRelationMode ?? RelationMode.ForeignKeys;

    /// <summary>The names in <c>schemas</c>, in their order; empty if it is not written.</summary>
    public IReadOnlyList<string> Schemas { get; internal set; } = [];

    /// <summary>The extensions of PostgreSQL in <c>extensions</c>, in the order of their names; <see langword="null"/> if it is not written.</summary>
    public IReadOnlyList<DatabaseExtension>? Extensions { get; internal set; }

    internal TextSpan? SchemasSpan { get; set; }

    internal TextSpan? ExtensionsSpan { get; set; }
}
