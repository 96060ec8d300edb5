using System.Text.Json.Serialization;
using NetScript.Cli.Output;
using NetScript.Schema;

namespace NetScript.Cli.Reports;

/// <summary>What <c>validate</c> found. As JSON it is an array, and nothing else.</summary>
internal sealed record ValidationReport : Report
{
    [JsonIgnore]
    public required PrismaSchema Schema { get; init; }

    public override int ExitCode => Schema.IsValid ? ExitCodes.Success : ExitCodes.Failed;

    public override string ToJson() => ReportJson.Write([.. Schema.Diagnostics.Select(DiagnosticItem.Of)]);

    public override void Show(Screen screen)
    {
        foreach (var warning in Schema.Diagnostics.Where(diagnostic => !diagnostic.IsError))
        {
            screen.WriteLine(SchemaRenderer.Render(warning));
        }

        if (Schema.IsValid)
        {
            var files = Schema.Files.Count == 1 ? Schema.Files[0].Path : $"{Schema.Files.Count} files";
            Screen.WriteResult($"The schema is valid: {files}.");
        }
        else
        {
            screen.WriteLine(SchemaArguments.Describe(Schema));
        }
    }
}
