using System.Globalization;
using NetScript.Migrations;

namespace NetScript.Cli.Output;

/// <summary>Tells of a run in lines, for logs.</summary>
/// <param name="lines">Where.</param>
/// <param name="isVerbose">Whether everything is said.</param>
internal sealed class PlainProgress(LineBatch lines, bool isVerbose) : IProgress<MigrationEvent>
{
    /// <summary>What people read of an event, or <see langword="null"/> where it is not worth a line.</summary>
    public static string? Line(MigrationEvent value) => value switch
    {
        WaitingEvent waiting => $"Waiting: {waiting.Reason}",
        PlannedEvent { Scripts.Count: > 0 } planned => $"{Counting.Of(planned.Scripts.Count, Noun(planned.Kind))} to {(planned.Kind == ScriptKind.Migration ? "apply" : "run")}.",
        ScriptFinishedEvent finished => string.Create(
            CultureInfo.InvariantCulture, $"{(finished.Kind == ScriptKind.Migration ? "Applied" : "Seeded")} {finished.Index}/{finished.Total} {finished.Name} in {finished.Duration.TotalMilliseconds:0} ms"),
        ScriptFailedEvent failed => $"Failed {failed.Name}",
        _ => null,
    };

    public void Report(MigrationEvent value)
    {
        if ((Line(value) ?? (isVerbose ? Detail(value) : null)) is { } line)
        {
            lines.Add(Secrets.Hide(line));
        }
    }

    private static string? Detail(MigrationEvent value) => value switch
    {
        ConnectingEvent => "Connecting.",
        LockingEvent => "Taking the migration lock.",
        ScriptStartedEvent started => $"Running {started.Index}/{started.Total} {started.Name}, {Counting.Of(started.Statements, "statement")}",
        StatementEvent statement => $"{statement.Executed} of {statement.Statements} statements of {statement.Name} are executed",
        _ => null,
    };

    private static string Noun(ScriptKind kind) => kind == ScriptKind.Migration ? "migration" : "seed";
}
