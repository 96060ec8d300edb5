using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Cli.Targets;

namespace NetScript.Cli.Commands;

/// <summary><c>status</c>: compares the migrations and seeds on disk with the database.</summary>
internal sealed class StatusCommand : DbCommand
{
    private readonly SchemaArguments _schema = new();

    private readonly Option<string?> _shadow = DbOptions.Shadow();

    private readonly Option<bool> _exitCode = DbOptions.Flag("--exit-code", "Exit with 2 when something is pending, modified, orphaned or out of order, or the schema is not in sync.");

    public StatusCommand(DbOptions options)
        : base("status", "Shows each migration and seed, whether the database is what the schema says, and what to do next. Changes nothing.", options)
    {
        _schema.AddTo(this);
        Add(_shadow);
        Add(_exitCode);
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = invocation.FindTarget();
        var report = await ReadAsync(Name, invocation, target, invocation.Arguments.GetValue(_exitCode), cancellationToken).ConfigureAwait(false);
        var schema = _schema.Find(invocation, target.Definition);
        if (report.Failure is not null || schema is null)
        {
            return report;
        }

        var author = target.CreateAuthor(new ScreenLogger(invocation.Screen), invocation.Arguments.GetValue(_shadow));
        return report with { Schema = SchemaItem.Of(await author.GetStatusAsync(target.LoadCatalog(isNew: true), schema, cancellationToken).ConfigureAwait(false)) };
    }

    /// <summary>Reads the status for this command and for <c>verify</c>.</summary>
    public static async Task<StatusReport> ReadAsync(string command, Invocation invocation, DatabaseTarget target, bool tellsPending, CancellationToken cancellationToken)
    {
        var status = await target.CreateMigrator(new ScreenLogger(invocation.Screen)).GetStatusAsync(target.LoadCatalog(), cancellationToken).ConfigureAwait(false);
        return StatusReport.Of(command, target, status, tellsPending, invocation.Hint);
    }
}
