using NetScript.Cli.Reports;

namespace NetScript.Cli.Commands;

/// <summary><c>validate</c>: says what is wrong with a schema.</summary>
internal sealed class ValidateCommand : DbCommand
{
    private readonly SchemaArguments _schema = new();

    public ValidateCommand(DbOptions options)
        : base("validate", "Says what is wrong with a Prisma schema. Connects to no database.", options)
        => _schema.AddTo(this);

    protected override Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
        => Task.FromResult<Report>(new ValidationReport { Command = Name, Schema = _schema.Load(invocation) });
}
