using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary><c>status</c>: compares the migrations and seeds on disk with the database.</summary>
internal sealed class StatusCommand : DbCommand
{
    private readonly Option<bool> _exitCode = DbOptions.Flag("--exit-code", "Exit with 2 when something is pending, modified, orphaned or out of order.");

    public StatusCommand(DbOptions options)
        : base("status", "Shows each migration and seed, and what to do next. Changes nothing.", options)
        => Add(_exitCode);

    protected override Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
        => ReadAsync(Name, invocation, invocation.Arguments.GetValue(_exitCode), cancellationToken);

    /// <summary>Reads the status for this command and for <c>verify</c>.</summary>
    public static async Task<Report> ReadAsync(string command, Invocation invocation, bool tellsPending, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var status = await target.CreateMigrator(new ScreenLogger(invocation.Screen)).GetStatusAsync(target.LoadCatalog(), cancellationToken).ConfigureAwait(false);
        return StatusReport.Of(command, target, status, tellsPending, invocation.Hint);
    }
}
