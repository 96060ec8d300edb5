using System.CommandLine;
using System.Text;
using NetScript.Cli.Reports;
using NetScript.Schema;

namespace NetScript.Cli.Commands;

/// <summary><c>format</c>: formats the files of a schema.</summary>
internal sealed class FormatCommand : DbCommand
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SchemaArguments _schema = new();

    private readonly Option<bool> _check = DbOptions.Flag("--check", "Change nothing, and exit with 1 if a file is not formatted.");

    private readonly Option<bool> _stdout = DbOptions.Flag("--stdout", "Write the formatted text to the standard output and change nothing.");

    public FormatCommand(DbOptions options)
        : base("format", "Formats the files of a Prisma schema, and adds what is missing of relations. Connects to no database.", options)
    {
        _schema.AddTo(this);
        Add(_check);
        Add(_stdout);
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var schema = _schema.Load(invocation);
        var formatted = SchemaFormatter.FormatAll(schema.Files);
        var isCheck = invocation.Arguments.GetValue(_check);

        // What is missing of a relation may have made it invalid; now it is there.
        var result = PrismaSchema.Parse(formatted, _schema.ProviderOf(invocation));
        if (!result.IsValid)
        {
            return new FormatReport { Command = Name, Changed = [], IsCheck = isCheck, Failure = new FailureReport(SchemaDiagnostic.SchemaInvalid, $"The schema is not valid, so nothing was changed.\n{SchemaArguments.Describe(result)}") };
        }

        if (invocation.Arguments.GetValue(_stdout))
        {
            return new FormatReport { Command = Name, Changed = [], IsCheck = false, Text = string.Concat(formatted.Select(file => file.Text)) };
        }

        var changed = formatted.Zip(schema.Files).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => pair.First).ToList();
        foreach (var file in isCheck ? [] : changed)
        {
            await File.WriteAllTextAsync(file.Path, file.Text, s_utf8, cancellationToken).ConfigureAwait(false);
        }

        return new FormatReport { Command = Name, Changed = [.. changed.Select(file => file.Path)], IsCheck = isCheck };
    }
}
