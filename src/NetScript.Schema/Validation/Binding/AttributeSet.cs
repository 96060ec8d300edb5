using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of one thing. Rules take those that they know; what is left at the end is reported.</summary>
internal sealed class AttributeSet(SourceFile file, DiagnosticBag diagnostics)
{
    private static readonly List<AttributeItem> s_none = [];

    // Null where it was taken.
    private readonly List<AttributeItem?> _left = [];

    public AttributeSet(AttributeItem[] attributes, SourceFile file, DiagnosticBag diagnostics)
        : this(file, diagnostics) => Begin(attributes);

    /// <summary>Goes on with another thing.</summary>
    public void Begin(AttributeItem[] attributes)
    {
        _left.Clear();
        _left.AddRange(attributes);
    }

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
            return AttributeReader.Open(TakeAt(place), file, diagnostics);
        }

        foreach (var attribute in TakeItems(name))
        {
            diagnostics.Error($"Attribute \"@{name}\" can only be defined once.", file, attribute.Span);
        }

        return null;
    }

    /// <summary>The attributes that may occur any number of times.</summary>
    public IEnumerable<AttributeReader> TakeAll(string name) => TakeItems(name) is { Count: > 0 } found ? found.Select(attribute => AttributeReader.Open(attribute, file, diagnostics)).OfType<AttributeReader>() : [];

    /// <summary>The attribute with a dot in its name: a native type. Only the last one counts.</summary>
    public AttributeItem? TakeScoped()
    {
        AttributeItem? last = null;
        foreach (var attribute in TakeItems(null))
        {
            if (last is not null)
            {
                diagnostics.Error($"Attribute \"@{attribute.Name.Split('.')[0]}\" can only be defined once.", file, attribute.Span);
            }

            last = attribute;
        }

        return last;
    }

    public void ReportUnknown()
    {
        foreach (var attribute in _left)
        {
            if (attribute is not null)
            {
                diagnostics.Error($"Attribute not known: \"@{attribute.Name}\".", file, attribute.Span);
            }
        }
    }

    /// <summary>Those of the name, or those with a dot. Most things have few attributes and are asked for many: what is not there costs nothing.</summary>
    private List<AttributeItem> TakeItems(string? name)
    {
        List<AttributeItem>? found = null;
        for (var place = Find(name, 0); place >= 0; place = Find(name, place + 1))
        {
            (found ??= []).Add(TakeAt(place));
        }

        return found ?? s_none;
    }

    private AttributeItem TakeAt(int place)
    {
        var attribute = _left[place]!;
        _left[place] = null;
        return attribute;
    }

    private int Find(string? name, int start)
    {
        for (var place = start; place < _left.Count; place++)
        {
            if (_left[place] is { } attribute && Matches(attribute, name))
            {
                return place;
            }
        }

        return -1;
    }

    private static bool Matches(AttributeItem attribute, string? name) => name is null ? attribute.Name.Contains('.', StringComparison.Ordinal) : attribute.Name == name;
}
