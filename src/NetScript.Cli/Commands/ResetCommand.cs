using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Cli.Targets;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary><c>reset</c>: drops everything, applies all migrations and runs the seeds.</summary>
internal sealed class ResetCommand : DbCommand
{
    private const string Refused = "NS1003";

    private readonly Option<string?> _confirm = DbOptions.Text("--confirm", "database", "The name of the database, typed once more: needed for an External database and for a host that looks like production.");

    public ResetCommand(DbOptions options)
        : base("reset", "Drops everything in the database, applies all migrations and runs the seeds.", options)
        => Add(_confirm);

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var catalog = target.LoadCatalog();
        var confirmed = invocation.Arguments.GetValue(_confirm);
        await Confirmation.AskAsync(invocation, $"Drop everything in {target.Definition.Key} ({target.RedactedUrl})?", cancellationToken).ConfigureAwait(false);
        var report = await ResetAsync(invocation, target, catalog, confirmed, cancellationToken).ConfigureAwait(false);
        if (report.Failure?.Code == Refused && confirmed is null
            && await Confirmation.AskForNameAsync(invocation, report.Failure.Message, cancellationToken).ConfigureAwait(false) is { } name)
        {
            return await ResetAsync(invocation, target, catalog, name, cancellationToken).ConfigureAwait(false);
        }

        return report;
    }

    private Task<Report> ResetAsync(Invocation invocation, DatabaseTarget target, MigrationCatalog catalog, string? confirmed, CancellationToken cancellationToken)
    {
        var migrator = target.CreateMigrator(new ScreenLogger(invocation.Screen));
        return new Runs(invocation.Screen, migrator, catalog).ShowAsync(
            async progress =>
            {
                var outcome = await migrator.ResetAsync(catalog, confirmed, progress, cancellationToken).ConfigureAwait(false);
                var failure = outcome.Failure ?? outcome.Migrations?.Failure ?? outcome.Seeds?.Failure;
                return Report(outcome.Migrations?.Applied ?? [], outcome.Seeds?.Seeded ?? [], outcome.Duration, FailureReport.Of(failure, target));
            },
            (finished, duration, failure) => Report(finished.Migrations, finished.Seeds, duration, failure),
            cancellationToken);

        Report Report(IReadOnlyList<string> applied, IReadOnlyList<string> seeded, TimeSpan duration, FailureReport? failure) => new ResetReport
        {
            Command = Name,
            Database = new DatabaseReport(target),
            Applied = applied,
            Seeded = seeded,
            DurationMs = Math.Round(duration.TotalMilliseconds, 1),
            Failure = failure,
        };
    }
}
