using System.CommandLine;
using NetScript.Cli.Targets;

namespace NetScript.Cli.Commands;

/// <summary>The options of one side of a comparison: <c>--from-…</c> or <c>--to-…</c>.</summary>
/// <param name="side"><c>from</c> or <c>to</c>.</param>
internal sealed class DiffSide(string side)
{
    private readonly Option<bool> _empty = DbOptions.Flag($"--{side}-empty", "An empty database.");
    private readonly Option<string?> _schema = DbOptions.Text($"--{side}-schema", "path", "What a .prisma file, or a folder with some, describes.");
    private readonly Option<string?> _migrations = DbOptions.Text($"--{side}-migrations", "dir", "What a directory of migrations makes. They are replayed on a shadow database.");
    private readonly Option<string?> _url = DbOptions.Text($"--{side}-url", "url", "What a database has.");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _empty, _schema, _migrations, _url })
        {
            command.Add(option);
        }
    }

    /// <exception cref="UsageException">Not exactly one of the options is given, or what it names is not there.</exception>
    public DiffSource Read(Invocation invocation, SchemaArguments schemas)
    {
        var arguments = invocation.Arguments;
        var (schema, migrations, url) = (arguments.GetValue(_schema), arguments.GetValue(_migrations), arguments.GetValue(_url));
        if (new[] { arguments.GetValue(_empty) ? "" : null, schema, migrations, url }.Count(given => given is not null) != 1)
        {
            throw new UsageException($"Give one of --{side}-empty, --{side}-schema, --{side}-migrations and --{side}-url.");
        }

        return new DiffSource
        {
            Option = $"--{side}-{(migrations is not null ? "migrations" : "url")}",
            Schema = schema is null ? null : schemas.Read(schema, $"--{side}-schema", invocation),
            Migrations = migrations is null ? null : Path.GetFullPath(invocation.Resolve(migrations)),
            Url = url,
        };
    }
}
