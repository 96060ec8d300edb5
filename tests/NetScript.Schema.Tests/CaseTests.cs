namespace NetScript.Schema.Tests;

public sealed class CaseTests
{
    public static TheoryData<string> DiagnosticCases => [.. SchemaCase.Read("diagnostics.json").Select(schema => schema.Name)];

    public static TheoryData<string> FormatCases => [.. SchemaCase.Read("format.json").Select(schema => schema.Name)];

    private static Dictionary<string, SchemaCase> Diagnostics { get; } = SchemaCase.Read("diagnostics.json").ToDictionary(schema => schema.Name);

    private static Dictionary<string, SchemaCase> Formats { get; } = SchemaCase.Read("format.json").ToDictionary(schema => schema.Name);

    [Theory]
    [MemberData(nameof(DiagnosticCases))]
    public void Schemas_have_the_errors_that_Prisma_finds(string name)
    {
        var schema = PrismaSchema.Parse(Diagnostics[name].Sources);

        // Prisma reports what is unknown of one attribute, or one block, in no order.
        Assert.Equal(
            Diagnostics[name].Diagnostics!.Select(diagnostic => $"{diagnostic.File}:{diagnostic.Start}-{diagnostic.End} {diagnostic.Warning} {diagnostic.Message}").Order(StringComparer.Ordinal),
            schema.Diagnostics.Select(diagnostic => $"{diagnostic.File.Path}:{diagnostic.Span.Start}-{diagnostic.Span.End} {!diagnostic.IsError} {diagnostic.Message}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FormatCases))]
    public void Schemas_are_formatted_as_Prisma_formats_them(string name) =>
        Assert.Equal(Formats[name].Formatted!, SchemaFormatter.FormatAll(Formats[name].Sources).Select(file => file.Text));
}
