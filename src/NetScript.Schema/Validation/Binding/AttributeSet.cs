using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of one thing. Rules take those that they know; what is left at the end is reported.</summary>
internal sealed class AttributeSet(IReadOnlyList<AttributeItem> attributes, SourceFile file, DiagnosticBag diagnostics)
{
    private readonly List<AttributeItem> _left = [.. attributes];

    /// <summary>The attribute that may occur once. If it occurs more often, all are reported and none is taken.</summary>
    public AttributeReader? Take(string name)
    {
        var found = _left.FindAll(attribute => attribute.Name == name);
        _left.RemoveAll(attribute => attribute.Name == name);
        if (found.Count > 1)
        {
            found.ForEach(attribute => diagnostics.Error($"Attribute \"@{name}\" can only be defined once.", file, attribute.Span));
        }

        return found.Count == 1 ? AttributeReader.Open(found[0], file, diagnostics) : null;
    }

    /// <summary>The attributes that may occur any number of times.</summary>
    public IEnumerable<AttributeReader> TakeAll(string name)
    {
        var found = _left.FindAll(attribute => attribute.Name == name);
        _left.RemoveAll(attribute => attribute.Name == name);
        return found.Select(attribute => AttributeReader.Open(attribute, file, diagnostics)).OfType<AttributeReader>();
    }

    /// <summary>The attribute with a dot in its name: a native type. Only the last one counts.</summary>
    public AttributeItem? TakeScoped()
    {
        var found = _left.FindAll(attribute => attribute.Name.Contains('.', StringComparison.Ordinal));
        _left.RemoveAll(attribute => attribute.Name.Contains('.', StringComparison.Ordinal));
        foreach (var repeated in found.Skip(1))
        {
            diagnostics.Error($"Attribute \"@{repeated.Name.Split('.')[0]}\" can only be defined once.", file, repeated.Span);
        }

        return found.LastOrDefault();
    }

    public void ReportUnknown() => _left.ForEach(attribute => diagnostics.Error($"Attribute not known: \"@{attribute.Name}\".", file, attribute.Span));
}
