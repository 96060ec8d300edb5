using System.Diagnostics;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>What runs of migrations and of seeds tell of a script: to the log, the span, the measurements and whoever follows the events.</summary>
internal sealed class ScriptRun(MigrationTarget target, ScriptKind kind, string name, int index, int total)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Duration => Stopwatch.GetElapsedTime(_start);

    public IProgress<int>? Started(SqlScript? script)
    {
        var statements = script?.Statements.Count ?? 0;
        target.Progress?.Report(new ScriptStartedEvent(kind, name, index, total, statements));
        return target.Progress is { } progress ? new StatementProgress(progress, kind, name, statements) : null;
    }

    public void Finished() => target.Progress?.Report(new ScriptFinishedEvent(kind, name, index, total, Duration));

    public void Failed(Activity? activity, MigrationFailure failure)
    {
        failure = Redaction.Redact(target, failure);
        RunTelemetry.Fail(activity, failure);
        target.Progress?.Report(new ScriptFailedEvent(kind, name, failure));
    }
}
