using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A <c>generator</c> block. What it generates does not matter here, only its preview features do.</summary>
public sealed class Generator : SchemaObject
{
    internal Generator(BlockItem block, SourceFile file, string? provider, IReadOnlyList<string> previewFeatures)
        : base(block.Name.Text, file, block.Name.Span, block.Span, block.Documentation)
    {
        Provider = provider;
        PreviewFeatures = previewFeatures;
    }

    /// <summary>The generator's package; <see langword="null"/> where an environment variable has it.</summary>
    public string? Provider { get; }

    /// <summary>The preview features which it turns on.</summary>
    public IReadOnlyList<string> PreviewFeatures { get; }
}
