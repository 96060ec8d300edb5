using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>push</c> did.</summary>
internal sealed record PushReport : Report
{
    /// <summary>The statements that were executed, or would have been.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>What is lost by them, or why they are impossible.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public required double DurationMs { get; init; }

    public override void Show(Screen screen)
    {
        if (Failure is not null)
        {
            return;
        }

        foreach (var warning in Warnings)
        {
            screen.Warn(warning);
        }

        Screen.WriteResult(Statements.Count == 0
            ? $"{Database!.Key} is already what the schema says."
            : $"{Database!.Key} is what the schema says now: {Counting.Of(Statements.Count, "statement")} in {DurationMs:0} ms.");
    }
}
