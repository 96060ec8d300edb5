using Microsoft.Extensions.Configuration;
using NetScript.Configuration;

namespace NetScript.Cli.Targets;

/// <summary>Finds the database that the command line means: a configured one, or with a connection and a directory of migrations one without any configuration.</summary>
internal sealed class TargetFinder(TargetOptions options)
{
    /// <summary>Whether the command line says it all.</summary>
    public bool IsWithoutConfiguration => options.Migrations is not null && options.Db is null;

    /// <summary>Whether the command line describes a database rather than choosing among those of the configuration.</summary>
    public bool IsAboutOne => options.Url is not null || options.Migrations is not null;

    /// <summary>What the command line says.</summary>
    public TargetOptions Options => options;

    /// <summary>Where relative paths of the command line start.</summary>
    public string Root { get; } = Path.GetFullPath(options.ProjectRoot ?? ".");

    /// <summary>The database of a command line that says it all.</summary>
    /// <exception cref="UsageException">The command line is not right.</exception>
    public DatabaseTarget FindUnconfigured()
    {
        CheckDirectories();
        return new UnconfiguredDatabase(options, Root).Find(Environment.GetEnvironmentVariable(DatabaseEnvironment.DatabaseUrl));
    }

    /// <summary>The configured database that the command line means.</summary>
    /// <exception cref="UsageException">There is no such database.</exception>
    /// <exception cref="NetScriptConfigurationException">No place says how to reach it.</exception>
    public DatabaseTarget Find(NetScriptConfiguration configuration) => Reach(FindDefinition(configuration), configuration);

    /// <summary>The configured database that the command line means, wherever it is.</summary>
    /// <exception cref="UsageException">There is no such database.</exception>
    public DatabaseDefinition FindDefinition(NetScriptConfiguration configuration)
    {
        var names = string.Join(", ", configuration.Databases.Select(database => database.Key));
        var database = options.Db is null
            ? configuration.PrimaryDatabase ?? throw new UsageException("No database is enabled in NetScript:Databases.")
            : configuration.Databases.FirstOrDefault(IsMeant)
                ?? throw new UsageException($"There is no enabled database '{options.Db}' in NetScript:Databases. {(names.Length == 0 ? "None is enabled." : $"There are {names}.")}");
        return Adjust(database);
    }

    /// <summary>Whether a configured database is one that <c>--db</c> means; without it, all are.</summary>
    public bool IsMeant(DatabaseDefinition database) => options.Db is null || database.Key.Equals(options.Db, StringComparison.OrdinalIgnoreCase);

    /// <summary>The configuration, with the environment laid over it.</summary>
    /// <exception cref="NetScriptConfigurationException">It is missing or wrong.</exception>
    public NetScriptConfiguration LoadConfiguration()
    {
        CheckDirectories();
        var process = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(options.Environment is null ? [] : [new("environment", options.Environment)])
            .Build();
        return NetScriptConfiguration.Load(process, Root);
    }

    /// <summary>How a configured database is reached from here.</summary>
    /// <exception cref="NetScriptConfigurationException">No place says how.</exception>
    public DatabaseTarget Reach(DatabaseDefinition database, NetScriptConfiguration configuration)
    {
        var definition = Adjust(database);
        var connectionString = options.Url is { } url ? FromUrl(definition, url) : FromConfiguration(definition, configuration);
        // Nobody can tell from a URL that the server is a container which is thrown away.
        var mode = options.Url is null || definition.Engine.IsFile ? definition.Mode : DatabaseMode.External;
        return new DatabaseTarget(definition with { Mode = mode }, connectionString, options.Environment) { ConnectTimeout = options.ConnectTimeout };
    }

    private DatabaseDefinition Adjust(DatabaseDefinition database) => database with { Migrations = Adjust(database.Migrations, options, Root) };

    /// <summary>Lays the options of the command line over those of the configuration.</summary>
    public static MigrationsOptions Adjust(MigrationsOptions migrations, TargetOptions options, string root) => migrations with
    {
        Path = options.Migrations is null ? migrations.Path : Path.GetFullPath(options.Migrations, root),
        LockTimeout = options.LockTimeout ?? migrations.LockTimeout,
        CommandTimeout = options.CommandTimeout ?? migrations.CommandTimeout,
    };

    private string FromUrl(DatabaseDefinition database, string url)
    {
        if (DatabaseUrls.TryGetEngine(url, out var engine) && engine != database.Engine)
        {
            throw new UsageException($"--url is a {engine} URL, but {database.ConfigurationPath} is {database.Engine}. Choose another database with --db, or give the {engine} migrations with --migrations and without --db.");
        }

        return UnconfiguredDatabase.Complete(database.Engine, url, Root, "--url", database.DatabaseName);
    }

    // NetScript's own tools look into the environment whatever the mode is: the AppHost that started a container tells its address in this way.
    private static string FromConfiguration(DatabaseDefinition database, NetScriptConfiguration configuration)
    {
        try
        {
            return DatabaseEnvironment.ResolveConnectionString(database with { Mode = DatabaseMode.External }, configuration.Configuration);
        }
        catch (NetScriptConfigurationException exception) when (database.Mode == DatabaseMode.Container && exception.InnerException is null)
        {
            var variables = string.Join(" or ", [DatabaseEnvironment.UriVariable(database.Key), .. database.IsPrimary ? [DatabaseEnvironment.DatabaseUrl] : (string[])[]]);
            throw new NetScriptConfigurationException([
                $"{database.ConfigurationPath} runs in a container that the AppHost starts, so its address is known only while that runs. Start the AppHost, and give the address with --url or in {variables}."], exception);
        }
    }

    /// <summary>Makes the directory of the migrations that the command line names, for one that has none yet.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public void CreateMigrations()
    {
        if (options.Migrations is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetFullPath(options.Migrations, Root));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--migrations: {exception.Message}", exception);
        }
    }

    private void CheckDirectories()
    {
        if (!Directory.Exists(Root))
        {
            throw new UsageException($"--project-root: there is no directory {Root}.");
        }

        if (options.Migrations is not null && Path.GetFullPath(options.Migrations, Root) is var migrations && !Directory.Exists(migrations))
        {
            throw new UsageException($"--migrations: there is no directory {migrations}.");
        }
    }
}
