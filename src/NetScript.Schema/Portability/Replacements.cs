using NetScript.Schema.Aggregation;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Portability;

/// <summary>What was replaced in a file: each kind is told once, with all its places.</summary>
internal sealed class Replacements(SourceFile file, SchemaProvider provider)
{
    private readonly Dictionary<string, (TextSpan Span, List<string> Places)> _places = new(StringComparer.Ordinal);

    public void Add(string what, string place, TextSpan span)
    {
        if (!_places.TryGetValue(what, out var entry))
        {
            entry = (span, []);
            _places.Add(what, entry);
        }

        entry.Places.Add(place);
    }

    public void Report(DiagnosticBag diagnostics)
    {
        foreach (var (what, (span, places)) in _places)
        {
            diagnostics.Warning($"For {provider.DisplayName}, {what} in {SchemaAggregator.Owner(file)}: {string.Join(", ", places.Distinct())}.", file, span);
        }
    }
}
