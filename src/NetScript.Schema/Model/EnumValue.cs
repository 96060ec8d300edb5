using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A value of an enum.</summary>
public sealed class EnumValue : SchemaObject
{
    internal EnumValue(EnumValueItem value, SourceFile file)
        : base(value.Name.Text, file, value.Name.Span, value.Span, value.Documentation)
    {
        Syntax = value;
    }

    /// <summary>The name of <c>@map</c>.</summary>
    public string? MappedName { get; internal set; }

    /// <summary>Its name in the database.</summary>
    public string DatabaseName => MappedName ?? Name;

    internal EnumValueItem Syntax { get; }
}
