using System.Text.Json.Serialization;
using NetScript.Cli.Output;
using NetScript.Schema;

namespace NetScript.Cli.Reports;

/// <summary>What <c>format</c> did.</summary>
internal sealed record FormatReport : Report
{
    /// <summary>The files that were not formatted.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>Whether they were left as they were.</summary>
    public required bool IsCheck { get; init; }

    /// <summary>The formatted text, where it is the result.</summary>
    [JsonIgnore]
    public string? Text { get; init; }

    [JsonPropertyOrder(-3)]
    public override int ExitCode => Failure is null && IsCheck && Changed.Count > 0 ? ExitCodes.Failed : Failure?.Code == SchemaDiagnostic.SchemaInvalid ? ExitCodes.Failed : base.ExitCode;

    public override void Show(Screen screen)
    {
        if (Failure is not null)
        {
            return;
        }

        if (Text is not null)
        {
            Screen.WriteText(Text);
            return;
        }

        foreach (var file in Changed)
        {
            Screen.WriteResult(IsCheck ? $"Not formatted: {file}" : $"Formatted {file}");
        }

        if (Changed.Count == 0)
        {
            Screen.WriteResult("All files are formatted.");
        }
        else if (IsCheck)
        {
            screen.WriteLine("Run: netscript db format");
        }
    }
}
