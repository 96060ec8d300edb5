using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary><c>push</c>: makes a database what a schema says.</summary>
internal sealed class PushCommand : DbCommand
{
    private readonly SchemaArguments _schema = new();

    private readonly Option<bool> _acceptDataLoss = DbOptions.Flag("--accept-data-loss", "Go on where data is lost.");

    private readonly Option<bool> _forceReset = DbOptions.Flag("--force-reset", "Drop everything in the database first.");

    private readonly Option<string?> _confirm = DbOptions.Text("--confirm", "database", "The name of the database, typed once more: for --force-reset of an External database or one that looks like production.");

    public PushCommand(DbOptions options)
        : base("push", "Makes the database what the schema says, without a migration. For databases of which the data does not matter.", options)
    {
        _schema.AddTo(this);
        Add(_acceptDataLoss);
        Add(_forceReset);
        Add(_confirm);
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget(_schema.IsGiven(invocation));
        if (invocation.Finder.Options.Url is not null)
        {
            // Whoever gives the address and says that all may be dropped has said it twice; a name that looks like production is asked for all the same.
            target = target with { Definition = target.Definition with { Mode = DatabaseMode.Container } };
        }

        var schema = _schema.Load(invocation, target.Definition);
        var arguments = invocation.Arguments;
        var options = new PushOptions
        {
            AcceptDataLoss = arguments.GetValue(_acceptDataLoss),
            ForceReset = arguments.GetValue(_forceReset),
            ConfirmedDatabase = arguments.GetValue(_confirm),
        };
        var author = target.CreateAuthor(new ScreenLogger(invocation.Screen));
        var outcome = await author.PushAsync(schema, options, null, cancellationToken).ConfigureAwait(false);
        if (outcome.Failure?.Code == FailureCodes.DataLoss && Screen.CanAsk)
        {
            invocation.Screen.Warn(outcome.Failure.Message);
            await Confirmation.AskAsync(invocation, "Lose that data?", cancellationToken).ConfigureAwait(false);
            outcome = await author.PushAsync(schema, options with { AcceptDataLoss = true, ForceReset = false }, null, cancellationToken).ConfigureAwait(false);
        }

        return new PushReport
        {
            Command = Name,
            Database = new DatabaseReport(target),
            Statements = outcome.Statements,
            Warnings = [.. outcome.DataLoss.Select(finding => finding.Message)],
            DurationMs = Math.Round(outcome.Duration.TotalMilliseconds, 1),
            Failure = FailureReport.Of(outcome.Failure, target),
        };
    }
}
