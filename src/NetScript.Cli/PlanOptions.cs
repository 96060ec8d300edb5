using System.CommandLine;
using NetScript.Migrations;

namespace NetScript.Cli;

/// <summary>The options of the commands that plan: which of the pending migrations are meant.</summary>
internal sealed class PlanOptions
{
    private readonly Option<string?> _target = DbOptions.Text("--target", "migration", "Stop after this migration.");
    private readonly Option<bool> _outOfOrder = DbOptions.Flag("--allow-out-of-order", "Also apply migrations that come before one which is applied already.");

    public void AddTo(Command command)
    {
        command.Add(_target);
        command.Add(_outOfOrder);
    }

    public MigrateOptions Read(Invocation invocation) => new()
    {
        Target = invocation.Arguments.GetValue(_target),
        // Without the option, the configuration decides.
        AllowOutOfOrder = invocation.Arguments.GetValue(_outOfOrder) ? true : null,
    };
}
