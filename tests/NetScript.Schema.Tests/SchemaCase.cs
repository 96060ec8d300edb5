using System.Text.Json;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Tests;

/// <summary>Schemas of our own with the answers of Prisma's engine (7.10.0): <c>Cases/*.json</c>.</summary>
public sealed record SchemaCase(string Name, IReadOnlyList<SchemaCase.CaseFile> Files, IReadOnlyList<SchemaCase.CaseDiagnostic>? Diagnostics, IReadOnlyList<string>? Formatted)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<SourceFile> Sources => [.. Files.Select(file => new SourceFile(file.Path, file.Text))];

    public static IReadOnlyList<SchemaCase> Read(string file) =>
        JsonSerializer.Deserialize<List<SchemaCase>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", file)), s_options)!;

    public sealed record CaseFile(string Path, string Text);

    public sealed record CaseDiagnostic(string File, int Start, int End, string Message, bool Warning);
}
