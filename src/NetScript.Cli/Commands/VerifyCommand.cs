using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary><c>verify</c>: for pipelines, whether the database has exactly the migrations on disk.</summary>
internal sealed class VerifyCommand(DbOptions options)
    : DbCommand("verify", "Exits with 2 when something is pending, modified, orphaned or out of order. Changes nothing.", options)
{
    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
        => await StatusCommand.ReadAsync(Name, invocation, invocation.FindTarget(), tellsPending: true, cancellationToken).ConfigureAwait(false);
}
