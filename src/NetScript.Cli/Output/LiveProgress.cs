using NetScript.Migrations;
using Spectre.Console;

namespace NetScript.Cli.Output;

/// <summary>Shows a run on a terminal: a bar over all scripts and one over the statements of the script that is running. What was done is told in lines at the end: each line would draw the bars anew.</summary>
/// <param name="context">The bars.</param>
internal sealed class LiveProgress(ProgressContext context) : IProgress<MigrationEvent>
{
    private readonly ProgressTask _all = context.AddTask("Connecting").IsIndeterminate();
    private readonly List<string> _lines = [];
    private ProgressTask? _script;

    /// <summary>Does the work with the bars on the terminal, which are taken away at the end.</summary>
    public static async Task<T> ShowAsync<T>(Screen screen, Func<IProgress<MigrationEvent>, Task<T>> work)
    {
        LiveProgress? progress = null;
        var result = await screen.Log.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(progress = new LiveProgress(context)))
            .ConfigureAwait(false);
        foreach (var line in progress!._lines)
        {
            screen.WriteLine(Secrets.Hide(line));
        }

        return result;
    }

    public void Report(MigrationEvent value)
    {
        if (PlainProgress.Line(value) is { } line)
        {
            _lines.Add(line);
        }

        switch (value)
        {
            case ConnectingEvent:
                Wait("Connecting");
                break;
            case LockingEvent:
                Wait("Locking");
                break;
            case WaitingEvent waiting:
                Wait($"Waiting: {waiting.Reason}");
                break;
            case PlannedEvent { Scripts.Count: > 0 } planned:
                _all.IsIndeterminate(false).MaxValue(planned.Scripts.Count).Value(0);
                break;
            case ScriptStartedEvent started:
                _all.Description($"{(started.Kind == ScriptKind.Migration ? "Migrating" : "Seeding")} {started.Index}/{started.Total}");
                _script = context.AddTask(Markup.Escape(started.Name), maxValue: Math.Max(started.Statements, 1));
                break;
            case StatementEvent statement:
                _script?.Value(statement.Executed);
                break;
            case ScriptFinishedEvent finished:
                _all.Value(finished.Index);
                EndScript();
                break;
            case ScriptFailedEvent:
                EndScript();
                break;
        }
    }

    private void Wait(string what) => _all.Description(Markup.Escape(Secrets.Hide(what))).IsIndeterminate();

    private void EndScript()
    {
        _script?.StopTask();
        _script?.Value(_script.MaxValue);
        _script = null;
    }
}
