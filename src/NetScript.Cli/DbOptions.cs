using System.CommandLine;
using System.CommandLine.Completions;
using NetScript.Cli.Targets;
using NetScript.Configuration;
using NetScript.Configuration.Reading;

namespace NetScript.Cli;

/// <summary>The options that every <c>netscript db</c> command has.</summary>
internal sealed class DbOptions
{
    public Option<string?> Db { get; } = Text("--db", "key", "The database, by its key in NetScript:Databases. Default: the primary one.");

    public Option<string?> Url { get; } = Text("--url", "url", "Where the database is: a postgresql://, mysql://, sqlserver:// or file: URL, or an ADO.NET connection string. Default: <KEY>_URI, DATABASE_URL, the configuration.");

    public Option<string?> Migrations { get; } = Text("--migrations", "dir", "The directory of the migrations, or the one above it. Without --db, no configuration is read.");

    public Option<string?> ProjectRoot { get; } = Text("--project-root", "dir", "Where appsettings.json is looked for, upwards, and where relative paths of options start. Default: the current directory.");

    public Option<string?> Environment { get; } = Text("--environment", "name", "Chooses appsettings.<name>.json and seeds called *.<name>.sql. Default: DOTNET_ENVIRONMENT, else Production.");

    public Option<string?> ConnectTimeout { get; } = Time("--connect-timeout", "How long to wait for a server that is starting, such as 10s. Default: 30s.");

    public Option<string?> LockTimeout { get; } = Time("--lock-timeout", "How long to wait for another run to end, such as 10s. Default: 1m, or the configuration.");

    public Option<string?> CommandTimeout { get; } = Time("--command-timeout", "How long one statement may run, such as 5m. Default: no limit, or the configuration.");

    public Option<bool> Json { get; } = Flag("--json", "Write the result to the standard output as one JSON object.");

    public Option<bool> Yes { get; } = Flag("--yes", "Do not ask.", "-y");

    public Option<bool> Verbose { get; } = Flag("--verbose", "Say everything.", "-v");

    public Option<bool> NoColor { get; } = Flag("--no-color", "Write plain lines, as with NO_COLOR.");

    public void AddTo(Command command)
    {
        Db.CompletionSources.Add(Keys);
        foreach (var option in new Option[] { Db, Url, Migrations, ProjectRoot, Environment, ConnectTimeout, LockTimeout, CommandTimeout, Json, Yes, Verbose, NoColor })
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line says about the database.</summary>
    public TargetOptions Read(ParseResult arguments) => new()
    {
        Db = arguments.GetValue(Db),
        Url = arguments.GetValue(Url),
        Migrations = arguments.GetValue(Migrations),
        ProjectRoot = arguments.GetValue(ProjectRoot),
        Environment = arguments.GetValue(Environment),
        ConnectTimeout = TimeOf(arguments, ConnectTimeout),
        LockTimeout = TimeOf(arguments, LockTimeout),
        CommandTimeout = TimeOf(arguments, CommandTimeout),
    };

    /// <summary>An option with a text that is not empty.</summary>
    public static Option<string?> Text(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Recursive = true,
        Validators =
        {
            result =>
            {
                if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
                {
                    result.AddError($"{name} is empty: give a value, or leave it out.");
                }
            },
        },
    };

    /// <summary>The option for a database in which migrations are replayed.</summary>
    public static Option<string?> Shadow() => Text("--shadow-url", "url", "A database that may be emptied, in which migrations are replayed. Default: one that is made beside the database, and dropped.");

    /// <summary>An option without a value.</summary>
    public static Option<bool> Flag(string name, string description, params string[] aliases)
        => new(name, aliases) { Description = description, Recursive = true, Arity = ArgumentArity.Zero };

    // A text and not a TimeSpan: what is generic over a value type is compiled at each start.
    private static Option<string?> Time(string name, string description)
    {
        var option = Text(name, "time", description);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !string.IsNullOrWhiteSpace(text) && !Duration.TryParse(text, out _))
            {
                result.AddError($"{name} is '{text}'; it has to be {Duration.Allowed}.");
            }
        });
        return option;
    }

    private static TimeSpan? TimeOf(ParseResult arguments, Option<string?> option)
        => arguments.GetValue(option) is { } text && Duration.TryParse(text, out var value) ? value : null;

    private IEnumerable<CompletionItem> Keys(CompletionContext context)
    {
        try
        {
            // The line is not complete: only what is there may be asked for.
            var root = context.ParseResult.GetResult(ProjectRoot)?.Tokens is [var token, ..] ? token.Value : null;
            return [.. new TargetFinder(new TargetOptions { ProjectRoot = root }).LoadConfiguration().Databases.Select(database => new CompletionItem(database.Key))];
        }
        catch (Exception exception) when (exception is NetScriptConfigurationException or UsageException)
        {
            // Somebody is typing: there is nothing to propose, and no place for a message.
            return [];
        }
    }
}
