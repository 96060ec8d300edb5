using NetScript.Schema.Syntax;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Aggregation;

/// <summary>
/// Makes one namespace of the application's schema and the fragments of plugins. Of two declarations that are alike the later one is dropped; two that differ are an error which names both files. Declarations
/// of one owner are left to Prisma's rules.
/// </summary>
internal static class SchemaAggregator
{
    public static IReadOnlyList<SchemaDocument> Aggregate(IReadOnlyList<SchemaDocument> documents, DiagnosticBag diagnostics)
    {
        if (documents.All(document => document.File.Plugin is null))
        {
            return documents;
        }

        var first = new Dictionary<(string Namespace, string Name), (SourceFile File, BlockItem Block)>();
        return [.. documents.Select(document => document with { Items = [.. document.Items.Where(item => item is not BlockItem block || IsNew(document.File, block))] })];

        bool IsNew(SourceFile file, BlockItem block)
        {
            var key = (NamespaceOf(block), block.Name.Text);
            if (first.TryAdd(key, (file, block)) || first[key] is var other && other.File.Plugin == file.Plugin)
            {
                return true;
            }

            if (other.Block.Kind == block.Kind && Body(other.File, other.Block).SequenceEqual(Body(file, block)))
            {
                return false;
            }

            diagnostics.Error(
                $"The {block.KindText} \"{block.Name.Text}\" of {Owner(file)} in '{file.Path}' differs from the {other.Block.KindText} of that name of {Owner(other.File)} in '{other.File.Path}'. Rename one of them, or make them the same.",
                file, block.Name.Span);
            return false;
        }
    }

    /// <summary>As messages call whose file it is.</summary>
    public static string Owner(SourceFile file) => file.Plugin is null ? "the application" : $"the plugin '{file.Plugin}'";

    private static string NamespaceOf(BlockItem block) => block.Kind is BlockKind.Datasource or BlockKind.Generator ? block.KindText : "type";

    /// <summary>What counts: the lines without the spaces around them, and without empty ones.</summary>
    private static IEnumerable<string> Body(SourceFile file, BlockItem block) => file[block.Span].Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
