using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A native type as it is written, which may be none.</summary>
/// <param name="Scope">What is before the dot: the datasource's name.</param>
/// <param name="Name">What is behind it.</param>
/// <param name="Arguments">Its arguments as messages show them.</param>
/// <param name="Span">Where it is.</param>
internal sealed record NativeTypeSyntax(string Scope, string Name, IReadOnlyList<string> Arguments, TextSpan Span)
{
    public static NativeTypeSyntax Of(AttributeItem attribute)
    {
        var dot = attribute.Name.IndexOf('.', StringComparison.Ordinal);
        return new(attribute.Name[..dot], attribute.Name[(dot + 1)..], [.. attribute.Arguments.Arguments.Select(argument => argument.Value!.ToString())], attribute.Span);
    }
}
