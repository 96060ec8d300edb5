using NetScript.Configuration;

namespace NetScript.Cli.Targets;

/// <summary>A database of which only the connection and the directory of the migrations are known.</summary>
/// <param name="options">The command line.</param>
/// <param name="root">Where its relative paths start.</param>
internal sealed class UnconfiguredDatabase(TargetOptions options, string root)
{
    /// <exception cref="UsageException">The connection is missing or cannot be read, or its engine cannot be told.</exception>
    public DatabaseTarget Find(string? databaseUrl)
    {
        var migrations = options.Migrations is null ? null : Path.GetFullPath(options.Migrations, root);
        var (text, place) = options.Url is { } url ? (url, "--url")
            : !string.IsNullOrWhiteSpace(databaseUrl) ? (databaseUrl, DatabaseEnvironment.DatabaseUrl)
            : throw new UsageException($"--migrations needs a connection: give --url or set {DatabaseEnvironment.DatabaseUrl}, or name a configured database with --db.");
        return Find(EngineOf(text, place, migrations), text, place);
    }

    /// <summary>The database of a connection.</summary>
    /// <param name="engine">Its engine.</param>
    /// <param name="text">The connection, in either form.</param>
    /// <param name="place">Who says so, for messages.</param>
    /// <exception cref="UsageException">The connection cannot be read.</exception>
    public DatabaseTarget Find(DatabaseEngine engine, string text, string place)
    {
        var connectionString = Complete(engine, text, root, place, otherwise: null);
        var database = engine.ConnectionStrings.GetDatabase(connectionString)!;
        var definition = new DatabaseDefinition
        {
            Key = engine.IsFile ? Path.GetFileNameWithoutExtension(database) : database,
            Engine = engine,
            // Plugins are found below the workspace: those of a directory that was not named are not meant.
            Workspace = options.ProjectRoot is null && options.Migrations is not null ? Path.GetFullPath(options.Migrations, root) : root,
            Mode = engine.IsFile ? DatabaseMode.Container : DatabaseMode.External,
            DatabaseName = database,
            IsPrimary = true,
            Migrations = TargetFinder.Adjust(new MigrationsOptions(), options, root),
        };
        return new DatabaseTarget(definition, connectionString, options.Environment) { Origin = place, ConnectTimeout = options.ConnectTimeout };
    }

    /// <summary>Reads a connection in either form; the path of a file is made absolute.</summary>
    /// <param name="engine">Its engine.</param>
    /// <param name="text">The connection.</param>
    /// <param name="root">Where a relative path starts.</param>
    /// <param name="place">Who says so, for messages.</param>
    /// <param name="otherwise">The database where the connection names none.</param>
    /// <exception cref="UsageException">It cannot be read, or names no database.</exception>
    public static string Complete(DatabaseEngine engine, string text, string root, string place, string? otherwise)
    {
        var format = engine.ConnectionStrings;
        try
        {
            var database = format.GetDatabase(text) ?? otherwise ?? throw new UsageException($"{place} names no database.");
            return format.WithDatabase(text, engine.IsFile ? Path.GetFullPath(database, root) : database);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{place} is not a connection to {engine}: {exception.Message}", exception);
        }
    }

    private static DatabaseEngine EngineOf(string text, string place, string? migrations)
    {
        if (DatabaseUrls.TryGetEngine(text, out var engine))
        {
            return engine;
        }

        return text.Contains("://", StringComparison.Ordinal)
            ? throw new UsageException($"{place} has an unknown scheme: it has to be one of postgresql://, mysql://, sqlserver:// and file:.")
            : (migrations is null ? null : DatabaseUrls.EngineOf(migrations)) ?? DatabaseUrls.EngineOfKeywords(text)
                ?? throw new UsageException($"{place} does not say which engine it is for: write it as a URL (postgresql://, mysql://, sqlserver://, file:){(migrations is null ? "" : $", or put a migration_lock.toml into {migrations}")}.");
    }
}
