using System.Diagnostics;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary>Runs that can be cancelled in the middle.</summary>
/// <param name="screen">Where they are shown.</param>
/// <param name="migrator">The migrator.</param>
/// <param name="catalog">The files.</param>
internal sealed class Runs(Screen screen, Migrator migrator, MigrationCatalog catalog)
{
    // Long enough for a server that is there, and not so long that people reach for SIGKILL.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Shows a run while it goes on.</summary>
    /// <param name="work">The run, which returns its report.</param>
    /// <param name="cancelled">Makes the report of a run that was cancelled: what was done before, how long it took, and why it stopped.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<Report> ShowAsync(Func<RunProgress, Task<Report>> work, Func<Finished, TimeSpan, FailureReport, Report> cancelled, CancellationToken cancellationToken)
        => RunProgress.ShowAsync(screen, async progress =>
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                return await work(progress).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                var message = $"{await TellAsync(progress.Running).ConfigureAwait(false)} {Before(progress.Finished)}";
                var failure = new FailureReport(FailureCodes.Cancelled, message) { Migration = progress.Running?.Name };
                return cancelled(progress.Finished, Stopwatch.GetElapsedTime(start), failure);
            }
        });

    private async Task<string> TellAsync(ScriptStartedEvent? running) => running switch
    {
        null => "Cancelled; no script was running.",
        { Kind: ScriptKind.Seed } => $"Cancelled during {running.Name}, which was rolled back.",
        _ => $"Cancelled during {running.Name}{await BecameOfAsync(running.Name).ConfigureAwait(false)}",
    };

    // Not every engine can roll back: the history knows.
    private async Task<string> BecameOfAsync(string migration)
    {
        using var timeout = new CancellationTokenSource(s_patience);
        try
        {
            var status = await migrator.GetStatusAsync(catalog, timeout.Token).ConfigureAwait(false);
            return status.Migrations.FirstOrDefault(entry => entry.DisplayName == migration)?.State switch
            {
                MigrationState.Pending or MigrationState.RolledBack => ", which was rolled back.",
                MigrationState.Applied => ", which had just been applied.",
                MigrationState.Failed => ": it runs outside a transaction, so what it had done stays. `netscript db deploy` goes on where it can be told what became of the last statement, and else says what to do.",
                _ => "; what became of it could not be found out, `netscript db status` shows it.",
            };
        }
        catch (OperationCanceledException)
        {
            return "; the database does not answer, so what became of it is not known. `netscript db status` shows it.";
        }
    }

    private static string Before(Finished finished) => finished.Count == 0
        ? "Nothing had been finished before."
        : $"Before that, {Counting.Of(finished.Migrations.Count, "migration")} and {Counting.Of(finished.Seeds.Count, "seed")} had been finished; they stay.";
}
