using System.Text.Json.Serialization;
using NetScript.Cli.Output;
using NetScript.Cli.Targets;
using NetScript.Migrations;
using Spectre.Console;

namespace NetScript.Cli.Reports;

/// <summary>What <c>status</c> and <c>verify</c> found.</summary>
internal sealed record StatusReport : Report
{
    /// <summary>Whether every migration is applied, and nothing is failed, modified, orphaned or out of order.</summary>
    public bool IsUpToDate => Failure is null && Problems.Count == 0 && Counts is { Pending: 0, Failed: 0, Modified: 0, Orphaned: 0 };

    /// <summary>How many migrations there are in each state.</summary>
    public required StatusCounts Counts { get; init; }

    /// <summary>What is not as it should be, each with its remedy.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public required IReadOnlyList<MigrationItem> Migrations { get; init; }

    public required IReadOnlyList<SeedItem> Seeds { get; init; }

    /// <summary>How the schema files agree with it; <see langword="null"/> where there are none.</summary>
    public SchemaItem? Schema { get; init; }

    /// <summary>Whether the caller wants to hear in the exit code that something is to be done.</summary>
    [JsonIgnore]
    public bool TellsPending { get; init; }

    /// <summary>How the next command names the same database.</summary>
    [JsonIgnore]
    public string Hint { get; init; } = "";

    [JsonPropertyOrder(-3)]
    public override int ExitCode => Failure is not null ? base.ExitCode
        : Counts.Failed > 0 ? ExitCodes.Unresolved
        : TellsPending && (!IsUpToDate || Schema is { Verdict: not SchemaVerdict.InSync }) ? ExitCodes.Pending
        : ExitCodes.Success;

    public static StatusReport Of(string command, DatabaseTarget target, MigrationStatus status, bool tellsPending, string hint) => new()
    {
        Command = command,
        Database = new DatabaseReport(target),
        Failure = FailureReport.Of(status.Failure, target),
        Counts = new StatusCounts(status.Applied, status.Pending, status.Failed, status.Modified, status.Orphaned),
        Problems = [.. status.Problems.Select(target.Explain)],
        Migrations = [.. status.Migrations.Select(MigrationItem.Of)],
        Seeds = [.. status.Seeds.Select(SeedItem.Of)],
        TellsPending = tellsPending,
        Hint = hint,
    };

    public override void Show(Screen screen)
    {
        if (Failure is not null)
        {
            return;
        }

        screen.Result.MarkupLineInterpolated($"[bold]{Database!.Key}[/] {Database.Engine} {Database.Url}");
        StatusTables.Show(this, screen.Result);
        foreach (var problem in Problems)
        {
            screen.Result.Write(new Text($"! {problem}\n", new Style(Color.Yellow)));
        }

        screen.Result.WriteLine(Summary);
        if (Schema is not null)
        {
            screen.Result.WriteLine(Schema.Describe(Hint));
        }

        if (Next is { } next)
        {
            screen.Result.MarkupLineInterpolated($"Next: [bold]{next}[/]");
        }
    }

    private string Summary => IsUpToDate
        ? $"Up to date: {Counts.Applied} applied."
        : string.Join(", ", new (int Count, string Word)[]
        {
            (Counts.Applied, "applied"), (Counts.Pending, "pending"), (Counts.Failed, "failed"), (Counts.Modified, "modified"), (Counts.Orphaned, "orphaned"),
        }.Where(state => state.Count > 0).Select(state => $"{state.Count} {state.Word}")) + ".";

    private string? Next => Migrations.FirstOrDefault(migration => migration.State == MigrationState.Failed) is { } failed
        ? $"netscript db resolve --rolled-back {failed.Name}{Hint}"
        : Counts.Pending > 0 ? $"netscript db deploy{Hint}"
        : Counts.Modified + Counts.Orphaned == 0 && Seeds.Any(seed => seed.IsDue) ? $"netscript db seed{Hint}"
        : null;
}
