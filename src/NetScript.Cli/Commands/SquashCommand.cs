using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary><c>squash</c>: replaces a run of the application's migrations by one.</summary>
internal sealed class SquashCommand : DbCommand
{
    private readonly Option<string?> _name = DbOptions.Text("--name", "name", "What the new migration is called, behind its timestamp.");
    private readonly Option<string?> _from = DbOptions.Text("--from", "migration", "The first migration of the run. Default: the application's first.");
    private readonly Option<string?> _to = DbOptions.Text("--to", "migration", "The last migration of the run. Default: the application's last.");

    public SquashCommand(DbOptions options)
        : base("squash", "Replaces a run of the application's migrations by one file, and marks that as applied. Removes the old directories.", options)
    {
        _name.Required = true;
        Add(_name);
        Add(_from);
        Add(_to);
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var catalog = target.LoadCatalog();
        var squash = new SquashOptions
        {
            Name = invocation.Arguments.GetValue(_name)!,
            From = invocation.Arguments.GetValue(_from),
            To = invocation.Arguments.GetValue(_to),
        };
        await Confirmation.AskAsync(invocation, $"Replace migrations in {catalog.MigrationsDirectory} by one, and remove their directories?", cancellationToken).ConfigureAwait(false);
        var outcome = await target.CreateMigrator(new ScreenLogger(invocation.Screen)).SquashAsync(catalog, squash, cancellationToken).ConfigureAwait(false);
        return HistoryReport.Of(Name, target, outcome, $"replaced by one that is called {squash.Name}");
    }
}
