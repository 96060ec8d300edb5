using System.Text.Json.Serialization;
using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>deploy</c> and <c>seed</c> would do.</summary>
internal sealed record PreviewReport : Report
{
    public required IReadOnlyList<PreviewItem> Migrations { get; init; }

    public required IReadOnlyList<PreviewItem> Seeds { get; init; }

    /// <summary>Whether the caller wants to hear in the exit code that something is to be done.</summary>
    [JsonIgnore]
    public bool TellsPending { get; init; }

    [JsonPropertyOrder(-3)]
    public override int ExitCode => Failure is null && TellsPending && Migrations.Count > 0 ? ExitCodes.Pending : base.ExitCode;

    // What is not SQL is a comment: the output can be kept as a script. What would run is shown even where a failed migration is in its way.
    public override void Show(Screen screen)
    {
        foreach (var item in Migrations.Concat(Seeds))
        {
            Screen.WriteResult($"-- {item.DisplayName} ({item.FilePath}), {Counting.Of(item.Statements.Count, "statement")}, {(item.IsTransactional ? "in a transaction" : "outside a transaction")}");
            foreach (var statement in item.Statements)
            {
                Screen.WriteResult(Terminated(statement));
            }

            Screen.WriteResult("");
        }

        if (Failure is null)
        {
            Screen.WriteResult(Migrations.Count + Seeds.Count == 0
                ? $"-- {Database!.Key} is up to date: nothing would be executed."
                : $"-- {Database!.Key}: {Counting.Of(Migrations.Count, "migration")} and {Counting.Of(Seeds.Count, "seed")} would be executed. Nothing was changed.");
        }
    }

    // A comment at the end would swallow the semicolon.
    private static string Terminated(string statement)
        => statement.AsSpan(statement.LastIndexOf('\n') + 1).IndexOfAny("-#") < 0 ? $"{statement};" : $"{statement}{Environment.NewLine};";
}
