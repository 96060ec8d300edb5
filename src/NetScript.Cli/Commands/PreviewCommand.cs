using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary><c>preview</c>: the exact SQL that <c>deploy</c> and <c>seed</c> would send.</summary>
internal sealed class PreviewCommand : DbCommand
{
    private readonly PlanOptions _plan = new();
    private readonly Option<bool> _exitCode = DbOptions.Flag("--exit-code", "Exit with 2 when a migration is pending.");

    public PreviewCommand(DbOptions options)
        : base("preview", "Writes the exact SQL that deploy and seed would execute. Changes nothing.", options)
    {
        _plan.AddTo(this);
        Add(_exitCode);
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var migrator = target.CreateMigrator(new ScreenLogger(invocation.Screen));
        var preview = await migrator.PreviewAsync(target.LoadCatalog(), _plan.Read(invocation), cancellationToken).ConfigureAwait(false);
        return new PreviewReport
        {
            Command = Name,
            Database = new DatabaseReport(target),
            Failure = FailureReport.Of(preview.Failure, target),
            Migrations = [.. preview.Migrations.Select(PreviewItem.Of)],
            Seeds = [.. preview.Seeds.Select(PreviewItem.Of)],
            TellsPending = invocation.Arguments.GetValue(_exitCode),
        };
    }
}
