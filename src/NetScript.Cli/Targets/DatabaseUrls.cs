using System.Diagnostics.CodeAnalysis;
using NetScript.Configuration;

namespace NetScript.Cli.Targets;

/// <summary>What a connection says about itself.</summary>
internal static class DatabaseUrls
{
    private const string LockFile = "migration_lock.toml";

    /// <summary>The engine of a URL, by its scheme.</summary>
    public static bool TryGetEngine(string text, [NotNullWhen(true)] out DatabaseEngine? engine)
    {
        engine = DatabaseEngine.All.FirstOrDefault(candidate => candidate.ConnectionStrings.IsUrl(text));
        return engine is not null;
    }

    /// <summary>The engine for which a directory of migrations is, by its <c>migration_lock.toml</c>.</summary>
    public static DatabaseEngine? EngineOf(string directory)
    {
        var file = new[] { Path.Combine(directory, "migrations", LockFile), Path.Combine(directory, LockFile) }.FirstOrDefault(File.Exists);
        var line = file is null ? null : File.ReadLines(file).FirstOrDefault(text => text.StartsWith("provider", StringComparison.Ordinal));
        var provider = line?.Split('=', 2).ElementAtOrDefault(1)?.Trim().Trim('"');
        return DatabaseEngine.All.FirstOrDefault(engine => engine.LockFileProvider == provider || engine.Provider == provider);
    }

    /// <summary>A connection as a URL without its password.</summary>
    public static string Redact(DatabaseEngine engine, string connectionString)
    {
        var format = engine.ConnectionStrings;
        try
        {
            return format.Redact(format.ToUrl(connectionString));
        }
        catch (FormatException)
        {
            // Not every connection string that a driver takes can be written as a URL.
            return format.Redact(connectionString);
        }
    }
}
