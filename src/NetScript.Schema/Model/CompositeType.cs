using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A composite type (<c>type</c>), which no supported database has: it is an error, and known only to tell what else is wrong.</summary>
public sealed class CompositeType : SchemaObject
{
    internal CompositeType(BlockItem block, SourceFile file)
        : base(block.Name.Text, file, block.Name.Span, block.Span, block.Documentation)
    {
        Syntax = block;
    }

    /// <summary>Its fields in their order.</summary>
    public IReadOnlyList<ScalarField> Fields { get; internal set; } = [];

    internal BlockItem Syntax { get; }
}
