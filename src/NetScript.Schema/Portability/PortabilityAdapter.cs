using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Portability;

/// <summary>Replaces in the fragments of plugins what the database system does not have. It works on the syntax, so that the rules see the result as if it were written.</summary>
internal static class PortabilityAdapter
{
    public static IReadOnlyList<SchemaDocument> Adapt(IReadOnlyList<SchemaDocument> documents, SchemaProvider? provider, DiagnosticBag diagnostics)
    {
        var datasource = documents.SelectMany(document => document.Blocks).FirstOrDefault(block => block.Kind == BlockKind.Datasource);
        provider ??= datasource?.Properties.FirstOrDefault(property => property.Name.Text == "provider")?.Value is StringExpression name ? SchemaProviders.Find(name.Value) : null;
        if (provider is null || documents.All(document => document.File.Plugin is null))
        {
            return documents;
        }

        var enums = documents.SelectMany(document => document.Blocks).Where(block => block.Kind == BlockKind.Enum).DistinctBy(block => block.Name.Text).ToDictionary(block => block.Name.Text);
        return [.. documents.Select(document => document.File.Plugin is null ? document : new FragmentAdapter(document, provider, datasource?.Name.Text, enums).Adapt(diagnostics))];
    }
}
