using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary><c>resolve</c>: says how a failed migration was mended by hand, with the options of <c>prisma migrate resolve</c>.</summary>
internal sealed class ResolveCommand : DbCommand
{
    private readonly Option<string?> _applied = DbOptions.Text("--applied", "migration", "The rest of it was done by hand: it counts as applied.");
    private readonly Option<string?> _rolledBack = DbOptions.Text("--rolled-back", "migration", "What it did was undone by hand: it is applied again by the next deploy.");

    public ResolveCommand(DbOptions options)
        : base("resolve", "Marks a migration as applied or as rolled back. Changes the history only.", options)
    {
        Add(_applied);
        Add(_rolledBack);
        Validators.Add(result =>
        {
            if (result.GetResult(_applied) is null == result.GetResult(_rolledBack) is null)
            {
                result.AddError($"Give either {_applied.Name} <migration> or {_rolledBack.Name} <migration>.");
            }
        });
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var (migration, resolution, done) = invocation.Arguments.GetValue(_applied) is { } applied
            ? (applied, MigrationResolution.Applied, "marked as applied")
            : (invocation.Arguments.GetValue(_rolledBack)!, MigrationResolution.RolledBack, "marked as rolled back");
        var target = invocation.FindTarget();
        var migrator = target.CreateMigrator(new ScreenLogger(invocation.Screen));
        var outcome = await migrator.ResolveAsync(target.LoadCatalog(), migration, resolution, cancellationToken).ConfigureAwait(false);
        return HistoryReport.Of(Name, target, outcome, done);
    }
}
