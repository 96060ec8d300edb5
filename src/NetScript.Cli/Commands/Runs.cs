using System.Diagnostics;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary>Runs that can be cancelled in the middle.</summary>
internal static class Runs
{
    /// <summary>Shows a run while it goes on.</summary>
    /// <param name="screen">Where it is shown.</param>
    /// <param name="work">The run, which returns its report.</param>
    /// <param name="cancelled">Makes the report of a run that was cancelled: what was done before, how long it took, and why it stopped.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static Task<Report> ShowAsync(
        Screen screen, Func<RunProgress, Task<Report>> work, Func<Finished, TimeSpan, FailureReport, Report> cancelled, CancellationToken cancellationToken)
        => RunProgress.ShowAsync(screen, async progress =>
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                return await work(progress).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return cancelled(progress.Finished, Stopwatch.GetElapsedTime(start), Explain(progress));
            }
        });

    private static FailureReport Explain(RunProgress progress)
    {
        var running = progress.Running?.Name;
        var middle = running is null
            ? "Cancelled between two scripts."
            : $"Cancelled during {running}, which was rolled back as far as the engine can: `netscript db status` shows what is left of it, if anything.";
        return new FailureReport(FailureCodes.Cancelled, $"{middle} {Counting.Of(progress.Finished.Count, "script")} had been finished before.") { Migration = running };
    }
}
