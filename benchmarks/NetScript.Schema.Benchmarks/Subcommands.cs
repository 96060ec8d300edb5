using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Benchmarks;

/// <summary>What the program does when it is measured itself.</summary>
internal static class Subcommands
{
    /// <summary>Does what the arguments say, if they are a subcommand's; returns the exit code then.</summary>
    public static int? Run(string[] arguments) => arguments switch
    {
        ["diff", var provider, var file] => Write(Diff(File.ReadAllText(file), provider)),
        ["validate", var provider, var file] => Write([Validate(File.ReadAllText(file), provider)]),
        ["parse", var file] => Write([Parse(File.ReadAllText(file))]),
        _ => null,
    };

    /// <summary>The parts of the SQL of a schema.</summary>
    public static IReadOnlyList<string> Diff(string text, string provider)
    {
        var schema = PrismaSchema.Parse(text, SchemaProviders.Find(provider)!);
        return schema.IsValid
            ? DatabaseDiff.Between(DatabaseModel.Nothing(schema.Model.Provider), DatabaseModel.Of(schema.Model)).ToSqlParts()
            : throw new InvalidOperationException(SchemaRenderer.RenderErrors(schema.Diagnostics));
    }

    private static string Validate(string text, string provider) => $"{PrismaSchema.Parse(text, SchemaProviders.Find(provider)!).Diagnostics.Length}\n";

    private static string Parse(string text)
    {
        var diagnostics = new List<SchemaDiagnostic>();
        return $"{SchemaParser.Parse(new SourceFile("schema.prisma", text), diagnostics).Items.Count} {diagnostics.Count}\n";
    }

    private static int Write(IReadOnlyList<string> texts)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var text in texts)
        {
            output.Write(text);
        }

        return 0;
    }
}
