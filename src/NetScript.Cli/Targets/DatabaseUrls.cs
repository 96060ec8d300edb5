using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using NetScript.Configuration;

namespace NetScript.Cli.Targets;

/// <summary>What a connection says about itself.</summary>
internal static class DatabaseUrls
{
    private const string LockFile = "migration_lock.toml";

    // The drivers have many keywords in common; these belong to one of them, or are all that one of them needs.
    private static readonly (DatabaseEngine Engine, Func<IReadOnlySet<string>, bool> IsMeant)[] s_signs =
    [
        (DatabaseEngine.Postgres, keywords => keywords.Contains("Host")),
        (DatabaseEngine.Mssql, keywords => keywords.Overlaps(["Initial Catalog", "Integrated Security", "Trusted_Connection", "TrustServerCertificate", "Trust Server Certificate", "Encrypt"])),
        (DatabaseEngine.Mysql, keywords => keywords.Contains("Server") && keywords.Overlaps(["Port", "SslMode"])),
        (DatabaseEngine.Sqlite, keywords => keywords.Contains("Data Source") && keywords.IsSubsetOf(["Data Source", "Mode", "Cache", "Password", "Foreign Keys", "Recursive Triggers", "Default Timeout", "Pooling"])),
    ];

    /// <summary>The engine of a URL, by its scheme.</summary>
    public static bool TryGetEngine(string text, [NotNullWhen(true)] out DatabaseEngine? engine)
    {
        engine = DatabaseEngine.All.FirstOrDefault(candidate => candidate.ConnectionStrings.IsUrl(text));
        return engine is not null;
    }

    /// <summary>The engine of an ADO.NET connection string, if its keywords tell.</summary>
    public static DatabaseEngine? EngineOfKeywords(string text)
    {
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = text };
            var keywords = builder.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            return s_signs.FirstOrDefault(sign => sign.IsMeant(keywords)).Engine;
        }
        catch (ArgumentException)
        {
            // Whoever reads it says what is wrong with it.
            return null;
        }
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
