using System.CommandLine;
using System.Text;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Cli.Targets;
using NetScript.Migrations;
using NetScript.Schema;
using NetScript.Schema.Syntax;

namespace NetScript.Cli.Commands;

/// <summary><c>pull</c>: writes the schema of what a database has.</summary>
internal sealed class PullCommand : DbCommand
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SchemaArguments _schema = new();

    private readonly Option<bool> _print = DbOptions.Flag("--print", "Write the schema to the standard output and change no file.");

    private readonly Option<bool> _force = DbOptions.Flag("--force", "Keep nothing of the schema that is there.");

    public PullCommand(DbOptions options)
        : base("pull", "Writes the schema of what the database has. What a schema that is there says besides is kept: names, comments, what only the client knows.", options)
    {
        _schema.AddTo(this);
        Add(_print);
        Add(_force);
    }

    protected override async Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var isPrint = invocation.Arguments.GetValue(_print);
        var target = invocation.FindTarget(isDescribed: _schema.IsGiven(invocation) || isPrint);
        var existing = Existing(invocation, target);
        var report = new PullReport { Command = Name, Database = new DatabaseReport(target), IsPrint = isPrint };
        if (existing is { IsValid: false })
        {
            return report with { Failure = new FailureReport(SchemaDiagnostic.SchemaInvalid, $"The schema that is there is not valid, so nothing of it can be kept. Correct it, or add --force.\n{SchemaArguments.Describe(existing)}") };
        }

        var reading = await target.CreateAuthor(new ScreenLogger(invocation.Screen)).ReadAsync(existing?.Model.Datasource?.Schemas, cancellationToken).ConfigureAwait(false);
        if (reading.Failure is not null)
        {
            return report with { Failure = FailureReport.Of(reading.Failure, target) };
        }

        // The files of plugins are theirs: what they declare is not written into them.
        var pull = existing is null ? SchemaPull.From(reading.Database!, []) : SchemaPull.From(reading.Database!, existing);
        if (pull.IsEmpty)
        {
            return report with { Failure = new FailureReport("P4001", "P4001: The introspected database was empty. Migrate it first, or name another one (--url).") };
        }

        var files = pull.Files.Select(file => new PulledFile(Place(invocation, target, file, existing), file.Text)).ToList();
        foreach (var file in isPrint ? [] : files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
            await File.WriteAllTextAsync(file.Path, file.Text, s_utf8, cancellationToken).ConfigureAwait(false);
        }

        return report with { Files = files, Warnings = pull.Warnings };
    }

    private PrismaSchema? Existing(Invocation invocation, DatabaseTarget target)
    {
        if (invocation.Arguments.GetValue(_force) || (_schema.PathOf(invocation) is { } path && !File.Exists(invocation.Resolve(path)) && !Directory.Exists(invocation.Resolve(path))))
        {
            return null;
        }

        return _schema.IsGiven(invocation) ? _schema.Load(invocation, target.Definition) : target.Origin is null ? DatabaseSchema.Load(target.Definition) : null;
    }

    // A new file is where --schema says, else where the schema of the database is looked for.
    private string Place(Invocation invocation, DatabaseTarget target, SourceFile file, PrismaSchema? existing) =>
        existing is not null ? file.Path
        : _schema.PathOf(invocation) is { } path ? (path.EndsWith(".prisma", StringComparison.Ordinal) ? invocation.Resolve(path) : Path.Combine(invocation.Resolve(path), file.Path))
        : target.Origin is null ? Path.Combine(Path.GetDirectoryName(target.LoadCatalog(isNew: true).MigrationsDirectory)!, "schema", file.Path)
        : invocation.Resolve(file.Path);
}
