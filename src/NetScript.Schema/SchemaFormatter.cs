using NetScript.Schema.Formatting;
using NetScript.Schema.Syntax;

namespace NetScript.Schema;

/// <summary>Formats schemas as <c>prisma format</c> does. What is missing of a relation is added: the opposite field, the fields of the foreign key and the arguments of <c>@relation</c>.</summary>
public static class SchemaFormatter
{
    /// <summary>The formatted text. What cannot be read stays as it is.</summary>
    public static string Format(string text) => FormatAll([new SourceFile("schema.prisma", text)])[0].Text;

    /// <summary>The formatted files of one schema.</summary>
    public static IReadOnlyList<SourceFile> FormatAll(IReadOnlyList<SourceFile> files) =>
        [.. RelationCompletion.Complete(files).Select(file => new SourceFile(file.Path, SchemaWriter.Write(file), file.Plugin))];
}
