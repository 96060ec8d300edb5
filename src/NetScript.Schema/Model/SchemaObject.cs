using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>Something that a schema names.</summary>
public abstract class SchemaObject
{
    private protected SchemaObject(string name, SourceFile file, TextSpan nameSpan, TextSpan span, string? documentation)
    {
        Name = name;
        File = file;
        NameSpan = nameSpan;
        Span = span;
        Documentation = documentation;
    }

    /// <summary>Its name in the schema.</summary>
    public string Name { get; }

    /// <summary>The file that declares it.</summary>
    public SourceFile File { get; }

    /// <summary>Where its name is.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The whole of its declaration.</summary>
    public TextSpan Span { get; }

    /// <summary>The text of the <c>///</c> comments before and behind it.</summary>
    public string? Documentation { get; }

    /// <summary>The plugin that declares it; <see langword="null"/> for the application.</summary>
    public string? Plugin => File.Plugin;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
