using System.CommandLine;
using System.CommandLine.Invocation;
using NetScript.Cli.Commands;
using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Configuration.Reading;

namespace NetScript.Cli;

/// <summary>The <c>netscript</c> command.</summary>
internal static class CommandLine
{
    /// <summary>Carries out a command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new DbOptions();
        // A connection string may start with '@'.
        var parsed = Create(options).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed, options, arguments);
        }

        using var signals = new Signals();
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await parsed.InvokeAsync(configuration, signals.Token).ConfigureAwait(false);
    }

    private static RootCommand Create(DbOptions options)
    {
        var db = new Command("db", "Migrates, seeds and checks databases.")
        {
            new DeployCommand(options),
            new StatusCommand(options),
            new PreviewCommand(options),
            new VerifyCommand(options),
            new SeedCommand(options),
            new ResolveCommand(options),
            new BaselineCommand(options),
            new ResetCommand(options),
            new SquashCommand(options),
            new ListCommand(options),
            new ValidateCommand(options),
            new FormatCommand(options),
            new DiffCommand(options),
            new InitCommand(options),
            new MigrateCommand(options),
            new PushCommand(options),
            new PullCommand(options),
        };
        options.AddTo(db);
        return new RootCommand("NetScript: databases that are migrated and seeded.") { db, new CompletionsCommand() };
    }

    // The message may quote an argument, and with it a password.
    private static int Refuse(ParseResult parsed, DbOptions options, string[] arguments)
    {
        var screen = new Screen(arguments.Contains(options.Json.Name), isVerbose: false, isPlain: true);
        var command = parsed.CommandResult.Command;
        var failure = new FailureReport(FailureCodes.Usage, $"{Secrets.Hide(Problem(parsed), arguments)} `{Path(command)} --help` shows what can be written.");
        DbCommand.Tell(new FailureOnly { Command = command.Name, Failure = failure }, screen);
        return ExitCodes.Of(failure);
    }

    private static string Problem(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var commands = command.Subcommands.Select(subcommand => subcommand.Name).ToList();
        if (commands.Count > 0)
        {
            return parsed.UnmatchedTokens is [var unknown, ..]
                ? $"There is no command '{unknown}'.{Nearest.DidYouMean(unknown, commands)}"
                : $"A command is missing: {string.Join(", ", commands)}.";
        }

        var options = Line(command).SelectMany(ancestor => ancestor.Options).Select(option => option.Name).Distinct().ToList();
        var hint = parsed.UnmatchedTokens.Select(token => Nearest.DidYouMean(token.Split('=')[0], options)).FirstOrDefault(text => text.Length > 0);
        return $"{string.Join(' ', parsed.Errors.Select(error => string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct())}{hint}";
    }

    private static string Path(Command command) => string.Join(' ', Line(command).Reverse().Select(ancestor => ancestor.Name));

    private static IEnumerable<Command> Line(Command command) => [command, .. command.Parents.OfType<Command>().Take(1).SelectMany(Line)];
}
