using System.Globalization;
using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>reset</c> did.</summary>
internal sealed record ResetReport : Report
{
    /// <summary>The display names of the migrations that were applied to the emptied database.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    /// <summary>The display names of the seeds that were run.</summary>
    public required IReadOnlyList<string> Seeded { get; init; }

    public required double DurationMs { get; init; }

    public override void Show(Screen screen)
    {
        if (Failure is null)
        {
            Screen.WriteResult(string.Create(
                CultureInfo.InvariantCulture,
                $"{Database!.Key} was emptied: {Counting.Of(Applied.Count, "migration")} applied and {Counting.Of(Seeded.Count, "seed")} run in {DurationMs:0} ms."));
        }
    }
}
