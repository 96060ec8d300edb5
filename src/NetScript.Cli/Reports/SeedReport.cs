using System.Globalization;
using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>seed</c> did.</summary>
internal sealed record SeedReport : Report
{
    /// <summary>The display names of the seeds that this run ran; after a failure, those before it.</summary>
    public required IReadOnlyList<string> Seeded { get; init; }

    public required double DurationMs { get; init; }

    public override void Show(Screen screen)
    {
        if (Failure is null)
        {
            Screen.WriteResult(Seeded.Count == 0
                ? $"{Database!.Key} is seeded: no seed was due."
                : string.Create(CultureInfo.InvariantCulture, $"{Database!.Key} is seeded: {Counting.Of(Seeded.Count, "seed")} run in {DurationMs:0} ms."));
        }
    }
}
