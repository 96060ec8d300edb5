using NetScript.Cli.Output;
using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary><c>deploy</c>: applies what is pending.</summary>
internal sealed class DeployCommand : DbCommand
{
    private readonly PlanOptions _plan = new();

    public DeployCommand(DbOptions options)
        : base("deploy", "Applies the pending migrations. Creates the database where it is missing.", options)
        => _plan.AddTo(this);

    protected override Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var catalog = target.LoadCatalog();
        var migrator = target.CreateMigrator(new ScreenLogger(invocation.Screen));
        return new Runs(invocation.Screen, migrator, catalog).ShowAsync(
            async progress =>
            {
                var outcome = await migrator.MigrateAsync(catalog, progress, _plan.Read(invocation), cancellationToken).ConfigureAwait(false);
                return Report(outcome.Applied, outcome.Duration, FailureReport.Of(outcome.Failure, target));
            },
            (finished, duration, failure) => Report(finished.Migrations, duration, failure),
            cancellationToken);

        Report Report(IReadOnlyList<string> applied, TimeSpan duration, FailureReport? failure) => new DeployReport
        {
            Command = Name,
            Database = new DatabaseReport(target),
            Applied = applied,
            DurationMs = Math.Round(duration.TotalMilliseconds, 1),
            Failure = failure,
        };
    }
}
