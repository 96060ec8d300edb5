using System.Text.Json.Serialization;
using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>diff</c> found.</summary>
internal sealed record DiffReport : Report
{
    /// <summary>Whether there is no difference.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The statements from the one to the other, as a script.</summary>
    public string? Script => ScriptParts is null ? null : string.Concat(ScriptParts);

    /// <summary>The differences, as a tree to read.</summary>
    public string? Summary { get; init; }

    /// <summary>The script in parts, of which no string is made where people see it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? ScriptParts { get; init; }

    /// <summary>Whether people see the script.</summary>
    [JsonIgnore]
    public bool ShowsScript { get; init; }

    /// <summary>Whether the caller wants to hear in the exit code that there is a difference.</summary>
    [JsonIgnore]
    public bool TellsDifference { get; init; }

    // As Prisma's: scripts that were written for it know three.
    [JsonPropertyOrder(-3)]
    public override int ExitCode => Failure is not null ? ExitCodes.Failed : TellsDifference && !IsEmpty ? ExitCodes.Pending : ExitCodes.Success;

    public override void Show(Screen screen)
    {
        if (Failure is null)
        {
            IReadOnlyList<string> parts = ShowsScript ? ScriptParts! : [Summary!];
            Screen.WriteText(parts[^1].EndsWith('\n') ? parts : [.. parts, "\n"]);
        }
    }
}
