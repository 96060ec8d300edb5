namespace NetScript.Cli.Commands;

/// <summary><c>init</c>: writes the first migration.</summary>
internal sealed class InitCommand(DbOptions options) : MigrateCommand("init", "Writes the first migration of a schema, called init unless it is given another name, and applies it.", options)
{
    protected override string? DefaultName => "init";
}
