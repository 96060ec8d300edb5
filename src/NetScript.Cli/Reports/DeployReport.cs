using System.Globalization;
using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>deploy</c> did.</summary>
internal sealed record DeployReport : Report
{
    /// <summary>The display names of the migrations that this run applied; after a failure, those before it.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    public required double DurationMs { get; init; }

    public override void Show(Screen screen)
    {
        if (Failure is null)
        {
            Screen.WriteResult(Applied.Count == 0
                ? $"{Database!.Key} is up to date: nothing was pending."
                : string.Create(CultureInfo.InvariantCulture, $"{Database!.Key} is up to date: {Counting.Of(Applied.Count, "migration")} applied in {DurationMs:0} ms."));
        }
    }
}
