using NetScript.Cli.Output;
using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary><c>seed</c>: runs the seeds that are due.</summary>
internal sealed class SeedCommand(DbOptions options) : DbCommand("seed", "Runs the seeds that are due by Seed:Mode of the configuration.", options)
{
    protected override Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var catalog = target.LoadCatalog();
        var migrator = target.CreateMigrator(new ScreenLogger(invocation.Screen));
        return new Runs(invocation.Screen, migrator, catalog).ShowAsync(
            async progress =>
            {
                var outcome = await migrator.SeedAsync(catalog, progress, cancellationToken).ConfigureAwait(false);
                return Report(outcome.Seeded, outcome.Duration, FailureReport.Of(outcome.Failure, target));
            },
            (finished, duration, failure) => Report(finished.Seeds, duration, failure),
            cancellationToken);

        Report Report(IReadOnlyList<string> seeded, TimeSpan duration, FailureReport? failure) => new SeedReport
        {
            Command = Name,
            Database = new DatabaseReport(target),
            Seeded = seeded,
            DurationMs = Math.Round(duration.TotalMilliseconds, 1),
            Failure = failure,
        };
    }
}
