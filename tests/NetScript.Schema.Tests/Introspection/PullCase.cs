using System.Text.Json;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Tests.Introspection;

/// <summary>A database and a schema, with what Prisma's engine (7.10.0) makes of them: <c>Cases/pull.json</c>.</summary>
public sealed record PullCase(string Name, string Provider, string Sql, IReadOnlyList<SchemaCase.CaseFile> Files, IReadOnlyList<SchemaCase.CaseFile> Pulled, string? Warnings)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<IReadOnlyList<PullCase>> s_all =
        new(() => JsonSerializer.Deserialize<List<PullCase>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "pull.json")), s_options)!);

    public IReadOnlyList<SourceFile> Sources => [.. Files.Select(file => new SourceFile(file.Path, file.Text))];

    public static TheoryData<string> NamesFor(string provider) => [.. s_all.Value.Where(pull => pull.Provider == provider).Select(pull => pull.Name)];

    public static PullCase Find(string name) => s_all.Value.Single(pull => pull.Name == name);
}
