using NetScript.Migrations;

namespace NetScript.Cli.Output;

/// <summary>What a run did until it was cancelled: the outcome is lost then.</summary>
/// <param name="shown">Shows the events.</param>
internal sealed class RunProgress(IProgress<MigrationEvent> shown) : IProgress<MigrationEvent>
{
    private readonly List<string> _migrations = [];
    private readonly List<string> _seeds = [];

    /// <summary>The scripts that are done.</summary>
    public Finished Finished => new(_migrations, _seeds);

    /// <summary>The script that is running, or <see langword="null"/>.</summary>
    public ScriptStartedEvent? Running { get; private set; }

    /// <summary>Does the work and shows how far it is: live on a terminal, else in lines.</summary>
    public static async Task<T> ShowAsync<T>(Screen screen, Func<RunProgress, Task<T>> work)
    {
        if (screen.IsLive)
        {
            return await LiveProgress.ShowAsync(screen, progress => work(new RunProgress(progress))).ConfigureAwait(false);
        }

        using var lines = new LineBatch();
        screen.Progress = lines;
        return await work(new RunProgress(new PlainProgress(lines, screen.IsVerbose))).ConfigureAwait(false);
    }

    public void Report(MigrationEvent value)
    {
        if (value is ScriptStartedEvent started)
        {
            Running = started;
        }
        else if (value is ScriptFinishedEvent finished)
        {
            (finished.Kind == ScriptKind.Migration ? _migrations : _seeds).Add(finished.Name);
            Running = null;
        }

        shown.Report(value);
    }
}
