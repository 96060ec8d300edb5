using System.CommandLine;
using NetScript.Cli.Reports;
using NetScript.Cli.Targets;
using NetScript.Schema;
using NetScript.Schema.Diff;

namespace NetScript.Cli.Commands;

/// <summary><c>diff</c>: what is different between two schemas, migrations or databases.</summary>
internal sealed class DiffCommand : DbCommand
{
    private readonly SchemaArguments _schema = new();
    private readonly DiffSide _from = new("from");
    private readonly DiffSide _to = new("to");

    private readonly Option<string?> _shadow = DbOptions.Shadow();

    private readonly Option<bool> _script = DbOptions.Flag("--script", "Write the SQL that leads from the one to the other.");

    private readonly Option<bool> _exitCode = DbOptions.Flag("--exit-code", "Exit with 0 if there is no difference, 1 for an error, 2 if there is one.");

    public DiffCommand(DbOptions options)
        : base("diff", "Says what is different between two schemas, directories of migrations or databases, or writes the SQL from the one to the other. Changes nothing.", options)
    {
        _from.AddTo(this);
        _to.AddTo(this);
        _schema.AddTo(this);
        Add(_shadow);
        Add(_script);
        Add(_exitCode);
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var report = new DiffReport { Command = Name, ShowsScript = invocation.Arguments.GetValue(_script), TellsDifference = invocation.Arguments.GetValue(_exitCode) };
        var (from, to) = (_from.Read(invocation, _schema), _to.Read(invocation, _schema));
        foreach (var schema in new[] { from.Schema, to.Schema }.OfType<PrismaSchema>().Where(schema => !schema.IsValid))
        {
            return report with { Failure = new FailureReport(SchemaDiagnostic.SchemaInvalid, SchemaArguments.Describe(schema)) };
        }

        var provider = _schema.ProviderOf(invocation) ?? from.Provider ?? to.Provider
            ?? throw new UsageException("Nothing says for which database: give --provider, or a schema with a datasource.");
        foreach (var side in new[] { from, to }.Where(side => side.Provider is not null && side.Provider != provider))
        {
            throw new UsageException($"{side} is for {side.Provider!.Name}, and the other side for {provider.Name}. Only databases of one kind can be compared.");
        }

        var reader = new DiffReader(invocation, provider, invocation.Arguments.GetValue(_shadow), from.Url ?? to.Url);
        var (before, failure) = await reader.ReadAsync(from, to.Schema, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            return report with { Failure = failure };
        }

        (var after, failure) = await reader.ReadAsync(to, from.Schema, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            return report with { Failure = failure };
        }

        // Only JSON has both.
        var diff = DatabaseDiff.Between(before!, after!);
        var (isJson, showsScript) = (invocation.Screen.IsJson, report.ShowsScript);
        return report with { IsEmpty = diff.IsEmpty, ScriptParts = isJson || showsScript ? diff.ToSqlParts() : null, Summary = isJson || !showsScript ? diff.ToSummary() : null };
    }
}
