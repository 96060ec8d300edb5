using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary><c>baseline</c>: begins the history of a database that has the schema of its migrations already.</summary>
internal sealed class BaselineCommand : DbCommand
{
    private readonly Option<string?> _target = DbOptions.Text("--target", "migration", "The last migration whose schema the database has. Default: all.");

    public BaselineCommand(DbOptions options)
        : base("baseline", "Marks migrations as applied without executing them, for a database that has their schema already.", options)
        => Add(_target);

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var migrator = target.CreateMigrator(new ScreenLogger(invocation.Screen));
        var outcome = await migrator.BaselineAsync(target.LoadCatalog(), invocation.Arguments.GetValue(_target), cancellationToken).ConfigureAwait(false);
        return HistoryReport.Of(Name, target, outcome, "marked as applied");
    }
}
