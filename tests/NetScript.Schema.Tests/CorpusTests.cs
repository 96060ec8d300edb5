using System.Text.Json;

namespace NetScript.Schema.Tests;

/// <summary>Schemas with the answers of Prisma's engine that were given: <c>Corpus/README.md</c>.</summary>
public sealed class CorpusTests
{
    private static readonly string s_corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static TheoryData<string> Reported => [.. Folders("invalid").Concat(Folders("valid-with-warnings"))];

    public static TheoryData<string> Valid => [.. Folders("valid")];

    public static TheoryData<string> Pairs => [.. Folders("pairs")];

    [Theory]
    [MemberData(nameof(Reported))]
    public void What_is_wrong_is_said_as_Prisma_says_it(string folder)
    {
        var schema = PrismaSchema.Parse(Read(folder, "schema.prisma"));

        using var expected = JsonDocument.Parse(Read(folder, "diagnostics.json"));
        Assert.Equal(
            expected.RootElement.EnumerateArray().Select(item =>
                $"{item.GetProperty("line")}:{item.GetProperty("col")} {item.GetProperty("start")}-{item.GetProperty("end")} {item.GetProperty("is_warning").GetBoolean()} {item.GetProperty("text").GetString()}"),
            schema.Diagnostics.Select(diagnostic =>
                $"{diagnostic.Line}:{diagnostic.Column} {diagnostic.Span.Start}-{diagnostic.Span.End} {!diagnostic.IsError} {diagnostic.Message}"));
        var rendering = Path.Combine(s_corpus, folder, "validate.txt");
        Assert.Equal(File.Exists(rendering) ? File.ReadAllText(rendering) : "", SchemaRenderer.RenderErrors(schema.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void What_is_valid_has_no_diagnostics(string folder) => Assert.Empty(PrismaSchema.Parse(Read(folder, "schema.prisma")).Diagnostics);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_is_migrated_is_valid(string folder)
    {
        Assert.True(PrismaSchema.Parse(Read(folder, "before.prisma")).IsValid);
        Assert.True(PrismaSchema.Parse(Read(folder, "after.prisma")).IsValid);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Schemas_are_formatted_as_Prisma_formats_them_and_stay_so(string folder)
    {
        var formatted = SchemaFormatter.Format(Read(folder, "schema.prisma"));

        Assert.Equal(Read(folder, "formatted.prisma"), formatted);
        Assert.Equal(formatted, SchemaFormatter.Format(formatted));
    }

    private static IEnumerable<string> Folders(string kind) =>
        Directory.GetDirectories(Path.Combine(s_corpus, kind)).Select(folder => $"{kind}/{Path.GetFileName(folder)}").Order(StringComparer.Ordinal);

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(s_corpus, folder, file));
}
