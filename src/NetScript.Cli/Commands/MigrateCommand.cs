using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary><c>migrate</c>: writes the migration from what the migrations make to what the schema says, and applies it.</summary>
internal class MigrateCommand : DbCommand
{
    private readonly SchemaArguments _schema = new();

    private readonly Option<string?> _name = DbOptions.Text("--name", "name", "What the migration is called, after its time: add_users.");

    private readonly Option<bool> _createOnly = DbOptions.Flag("--create-only", "Write it and do not apply it, to edit it first.");

    private readonly Option<bool> _acceptDataLoss = DbOptions.Flag("--accept-data-loss", "Go on where data is lost, and where the tables of plugins that are gone are dropped.");

    private readonly Option<string?> _shadow = DbOptions.Shadow();

    public MigrateCommand(DbOptions options)
        : this("migrate", "Writes the migration that the schema needs, and applies all that is pending.", options)
    {
    }

    protected MigrateCommand(string name, string description, DbOptions options)
        : base(name, description, options)
    {
        _schema.AddTo(this);
        Add(_name);
        Add(_createOnly);
        Add(_acceptDataLoss);
        Add(_shadow);
    }

    /// <summary>The name of a migration that is given none.</summary>
    protected virtual string? DefaultName => null;

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        invocation.Finder.CreateMigrations();
        var target = invocation.FindTarget();
        var schema = _schema.Load(invocation, target.Definition);
        var catalog = target.LoadCatalog(isNew: true);
        var arguments = invocation.Arguments;
        var name = arguments.GetValue(_name) ?? DefaultName ?? await AskForNameAsync(invocation, cancellationToken).ConfigureAwait(false);
        var options = new CreateMigrationOptions(name) { CreateOnly = arguments.GetValue(_createOnly), AcceptDataLoss = arguments.GetValue(_acceptDataLoss) };
        var author = target.CreateAuthor(new ScreenLogger(invocation.Screen), arguments.GetValue(_shadow));
        var outcome = await author.CreateMigrationAsync(catalog, schema, options, null, cancellationToken).ConfigureAwait(false);
        if (outcome.Failure?.Code == FailureCodes.DataLoss && Screen.CanAsk)
        {
            invocation.Screen.Warn(outcome.Failure.Message);
            await Confirmation.AskAsync(invocation, "Create the migration and lose that?", cancellationToken).ConfigureAwait(false);
            outcome = await author.CreateMigrationAsync(target.LoadCatalog(isNew: true), schema, options with { AcceptDataLoss = true }, null, cancellationToken).ConfigureAwait(false);
        }

        return new MigrateReport
        {
            Command = Name,
            Database = new DatabaseReport(target),
            Created = outcome.Created,
            Applied = outcome.Applied,
            Warnings = [.. outcome.Draft?.DataLoss.Select(finding => finding.Message) ?? []],
            Summary = outcome.Draft?.Summary ?? "",
            DurationMs = Math.Round(outcome.Duration.TotalMilliseconds, 1),
            Failure = FailureReport.Of(outcome.Failure, target),
        };
    }

    private static async Task<string> AskForNameAsync(Invocation invocation, CancellationToken cancellationToken) => Screen.CanAsk
        ? await Confirmation.AskForTextAsync(invocation, "What is the migration called?", cancellationToken).ConfigureAwait(false)
        : throw new UsageException("The migration has no name: give one with --name, such as --name add_users.");
}
