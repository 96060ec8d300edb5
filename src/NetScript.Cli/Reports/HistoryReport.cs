using System.Text.Json.Serialization;
using NetScript.Cli.Output;
using NetScript.Cli.Targets;
using NetScript.Migrations;

namespace NetScript.Cli.Reports;

/// <summary>What <c>resolve</c>, <c>baseline</c> and <c>squash</c> changed in the history.</summary>
internal sealed record HistoryReport : Report
{
    /// <summary>The display names of the migrations that were marked.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    public required double DurationMs { get; init; }

    /// <summary>What was done to them: <c>marked as applied</c>.</summary>
    [JsonIgnore]
    public string Done { get; init; } = "";

    public static HistoryReport Of(string command, DatabaseTarget target, HistoryOutcome outcome, string done) => new()
    {
        Command = command,
        Database = new DatabaseReport(target),
        Failure = FailureReport.Of(outcome.Failure, target),
        Migrations = outcome.Migrations,
        DurationMs = Math.Round(outcome.Duration.TotalMilliseconds, 1),
        Done = done,
    };

    public override void Show(Screen screen)
    {
        foreach (var migration in Migrations)
        {
            Screen.WriteResult($"{migration}: {Done}.");
        }

        if (Failure is null && Migrations.Count == 0)
        {
            Screen.WriteResult($"Nothing was to be {Done}.");
        }
    }
}
