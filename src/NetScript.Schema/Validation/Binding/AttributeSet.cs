using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of one thing. Rules take those that they know; what is left at the end is reported.</summary>
internal sealed class AttributeSet(IEnumerable<AttributeItem> attributes, SourceFile file, DiagnosticBag diagnostics)
{
    private static readonly List<AttributeItem> s_none = [];

    private readonly List<AttributeItem> _left = [.. attributes];

    /// <summary>The attribute that may occur once. If it occurs more often, all are reported and none is taken.</summary>
    public AttributeReader? Take(string name)
    {
        var place = Find(name, 0);
        if (place < 0)
        {
            return null;
        }

        if (Find(name, place + 1) < 0)
        {
            var single = _left[place];
            _left.RemoveAt(place);
            return AttributeReader.Open(single, file, diagnostics);
        }

        foreach (var attribute in RemoveAll(name))
        {
            diagnostics.Error($"Attribute \"@{name}\" can only be defined once.", file, attribute.Span);
        }

        return null;
    }

    /// <summary>The attributes that may occur any number of times.</summary>
    public IEnumerable<AttributeReader> TakeAll(string name)
    {
        var found = Remove(name);
        return found.Count == 0 ? [] : found.Select(attribute => AttributeReader.Open(attribute, file, diagnostics)).OfType<AttributeReader>();
    }

    /// <summary>The attribute with a dot in its name: a native type. Only the last one counts.</summary>
    public AttributeItem? TakeScoped()
    {
        var found = Remove(null);
        for (var place = 1; place < found.Count; place++)
        {
            diagnostics.Error($"Attribute \"@{found[place].Name.Split('.')[0]}\" can only be defined once.", file, found[place].Span);
        }

        return found.Count == 0 ? null : found[^1];
    }

    public void ReportUnknown()
    {
        foreach (var attribute in _left)
        {
            diagnostics.Error($"Attribute not known: \"@{attribute.Name}\".", file, attribute.Span);
        }
    }

    /// <summary>Those of the name, or those with a dot. Most things have few attributes and are asked for many: what is not there costs nothing.</summary>
    private List<AttributeItem> Remove(string? name) => Find(name, 0) < 0 ? s_none : RemoveAll(name);

    private int Find(string? name, int start)
    {
        for (var place = start; place < _left.Count; place++)
        {
            if (Matches(_left[place], name))
            {
                return place;
            }
        }

        return -1;
    }

    private List<AttributeItem> RemoveAll(string? name)
    {
        var found = _left.FindAll(attribute => Matches(attribute, name));
        _left.RemoveAll(attribute => Matches(attribute, name));
        return found;
    }

    private static bool Matches(AttributeItem attribute, string? name) => name is null ? attribute.Name.Contains('.', StringComparison.Ordinal) : attribute.Name == name;
}
