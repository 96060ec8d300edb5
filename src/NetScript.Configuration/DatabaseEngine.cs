using System.Diagnostics.CodeAnalysis;
using NetScript.Configuration.Engines;

namespace NetScript.Configuration;

/// <summary>A database engine: its names in each of the places that name it, and how connections to it are written. The engines are the static properties.</summary>
public sealed class DatabaseEngine
{
    private DatabaseEngine()
    {
    }

    /// <summary>PostgreSQL.</summary>
    public static DatabaseEngine Postgres { get; } = new()
    {
        Name = "Postgres",
        Aliases = ["postgresql", "pg", "pgsql"],
        Provider = "postgresql",
        LockFileProvider = "postgresql",
        Folder = "postgres",
        DefaultPort = 5432,
        SystemDatabases = ["template0", "template1"],
        ConnectionStrings = new PostgresConnectionStrings(),
    };

    /// <summary>MySQL, and MariaDB, which speaks the same protocol.</summary>
    public static DatabaseEngine Mysql { get; } = new()
    {
        Name = "Mysql",
        Aliases = ["mariadb", "maria"],
        Provider = "mysql",
        LockFileProvider = "mysql",
        Folder = "mysql",
        DefaultPort = 3306,
        SystemDatabases = ["mysql", "sys", "information_schema", "performance_schema"],
        ConnectionStrings = new MysqlConnectionStrings(),
    };

    /// <summary>Microsoft SQL Server.</summary>
    public static DatabaseEngine Mssql { get; } = new()
    {
        Name = "Mssql",
        Aliases = ["sqlserver", "sql-server", "ms-sql", "tsql"],
        Provider = "sqlserver",
        LockFileProvider = "mssql",
        Folder = "mssql",
        DefaultPort = 1433,
        SystemDatabases = ["master", "model", "msdb", "tempdb"],
        ConnectionStrings = new MssqlConnectionStrings(),
    };

    /// <summary>SQLite.</summary>
    public static DatabaseEngine Sqlite { get; } = new()
    {
        Name = "Sqlite",
        Aliases = ["sqlite3"],
        Provider = "sqlite",
        LockFileProvider = "sqlite",
        Folder = "sqlite",
        ConnectionStrings = new SqliteConnectionStrings(),
    };

    /// <summary>Every engine.</summary>
    public static IReadOnlyList<DatabaseEngine> All { get; } = [Postgres, Mysql, Mssql, Sqlite];

    /// <summary>The name in <c>NetScript:Databases:&lt;key&gt;:Engine</c>: <c>Postgres</c>, <c>Mysql</c>, <c>Mssql</c> or <c>Sqlite</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings that <see cref="TryParse"/> takes.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The <c>provider</c> of a Prisma <c>datasource</c>: <c>postgresql</c>, <c>mysql</c>, <c>sqlserver</c> or <c>sqlite</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The <c>provider</c> that Prisma writes to <c>migration_lock.toml</c>: as <see cref="Provider"/>, but <c>mssql</c> for SQL Server.</summary>
    public required string LockFileProvider { get; init; }

    /// <summary>The name of the engine's folder below <c>database/</c> in a workspace: <c>postgres</c>, <c>mysql</c>, <c>mssql</c> or <c>sqlite</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The port on which a server listens unless told otherwise, or <see langword="null"/> where there is no server.</summary>
    public int? DefaultPort { get; init; }

    /// <summary>Whether a database is a file that the application opens itself: no server, no container, no port.</summary>
    public bool IsFile => DefaultPort is null;

    /// <summary>How connections are written.</summary>
    public required IConnectionStringFormat ConnectionStrings { get; init; }

    /// <summary>The databases that belong to the server: migrating one of them would damage it.</summary>
    internal IReadOnlyList<string> SystemDatabases { get; init; } = [];

    /// <summary>Finds an engine by its <see cref="Name"/>, one of its <see cref="Aliases"/>, its <see cref="Provider"/> or its <see cref="Folder"/>, in whatever case.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DatabaseEngine? engine)
    {
        engine = All.FirstOrDefault(candidate => candidate.Spellings.Contains(text?.Trim(), StringComparer.OrdinalIgnoreCase));
        return engine is not null;
    }

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private IEnumerable<string> Spellings => [Name, Provider, Folder, .. Aliases];
}
