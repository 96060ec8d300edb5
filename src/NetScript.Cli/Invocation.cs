using System.CommandLine;
using NetScript.Cli.Output;
using NetScript.Cli.Targets;
using NetScript.Configuration;

namespace NetScript.Cli;

/// <summary>One call of one command.</summary>
internal sealed class Invocation
{
    private readonly TargetOptions _target;

    public Invocation(ParseResult arguments, DbOptions options)
    {
        Arguments = arguments;
        _target = options.Read(arguments);
        IsConfirmed = arguments.GetValue(options.Yes);
        Screen = new Screen(arguments.GetValue(options.Json), arguments.GetValue(options.Verbose), arguments.GetValue(options.NoColor) || IsNoColor);
        Finder = new TargetFinder(_target);
    }

    public ParseResult Arguments { get; }

    public Screen Screen { get; }

    public TargetFinder Finder { get; }

    /// <summary>Whether <c>--yes</c> was given.</summary>
    public bool IsConfirmed { get; }

    /// <summary>What a proposed command needs in order to mean the same database.</summary>
    public string Hint => _target switch
    {
        { Db: { } key } => $" --db {key}",
        { Migrations: { } migrations } => $" --migrations {migrations}{(_target.Url is null ? "" : " --url …")}",
        _ => "",
    };

    /// <summary>The database that the command is about.</summary>
    /// <exception cref="UsageException">The command line is not right.</exception>
    /// <exception cref="NetScriptConfigurationException">The configuration is missing or wrong.</exception>
    /// <param name="isDescribed">Whether the command needs no more of the configuration than where the database is.</param>
    public DatabaseTarget FindTarget(bool isDescribed = false)
        => Finder.IsWithoutConfiguration || (isDescribed && _target is { Url: not null, Db: null }) ? Finder.FindUnconfigured() : Finder.Find(LoadConfiguration());

    /// <summary>The definition of the configured database that the command is about, wherever that is.</summary>
    /// <exception cref="UsageException">The command line is not right.</exception>
    /// <exception cref="NetScriptConfigurationException">The configuration is missing or wrong.</exception>
    public DatabaseDefinition FindDefinition() => Finder.FindDefinition(LoadConfiguration());

    /// <summary>A path of the command line, from the current directory.</summary>
    public string Resolve(string path) => _target.ProjectRoot is null ? path : Path.Combine(Finder.Root, path);

    /// <summary>The configuration. What is odd about it is shown.</summary>
    /// <exception cref="UsageException">The command line is not right.</exception>
    /// <exception cref="NetScriptConfigurationException">It is missing or wrong.</exception>
    public NetScriptConfiguration LoadConfiguration()
    {
        var configuration = Finder.LoadConfiguration();
        foreach (var warning in configuration.Warnings)
        {
            Screen.Warn(warning);
        }

        return configuration;
    }

    // https://no-color.org: present and not empty.
    private static bool IsNoColor => !string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR"));
}
