using Microsoft.Data.Sqlite;

namespace NetScript.Cli.Tests;

/// <summary>A directory with migrations, and with a configuration if wanted.</summary>
internal sealed class TestWorkspace : IDisposable
{
    public const string First = "20260101000000_first";
    public const string Second = "20260102000000_second";

    public string Root { get; } = Directory.CreateTempSubdirectory("netscript-cli-").FullName;

    /// <summary>The engine's directory below <c>database</c>.</summary>
    public string Engine { get; init; } = "sqlite";

    /// <summary>The file of the configured database, and of <see cref="Url"/>.</summary>
    public string DatabaseFile => Path.Combine(Root, "data", "app.db");

    public string Url => $"file:{DatabaseFile}";

    public string EngineRoot => Path.Combine(Root, "database", Engine);

    public string Migrations => Path.Combine(EngineRoot, "migrations");

    /// <summary>A configured SQLite database called <c>app</c> with two migrations and a seed.</summary>
    public static TestWorkspace WithJobs() => new TestWorkspace()
        .Configured()
        .Migration(First, "CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT NOT NULL);")
        .Migration(Second, "ALTER TABLE jobs ADD COLUMN state TEXT;\nCREATE INDEX jobs_state ON jobs (state);")
        .Seed("jobs.sql", "INSERT INTO jobs (id, name) VALUES (1, 'nightly');");

    public TestWorkspace Configured(string block = """ "app": { "Engine": "Sqlite", "DataPath": "data/app.db" } """)
        => Write("appsettings.json", $$"""{ "NetScript": { "Databases": { {{block}} } } }""");

    public TestWorkspace Migration(string name, string sql) => Write(Path.Combine("database", Engine, "migrations", name, "migration.sql"), sql);

    public TestWorkspace Seed(string name, string sql) => Write(Path.Combine("database", Engine, "seeds", name), sql);

    public TestWorkspace Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public Task<NetscriptResult> RunAsync(params string[] arguments) => Netscript.RunAsync(Root, ["db", .. arguments]);

    public Task<NetscriptResult> RunAsync(string[] arguments, params (string Name, string Value)[] environment) => Netscript.RunAsync(Root, ["db", .. arguments], environment);

    /// <summary>One value of the database.</summary>
    public object? Scalar(string sql, string? file = null)
    {
        using var connection = Open(file ?? DatabaseFile);
        return Execute(connection, sql);
    }

    public bool HasTable(string name, string? file = null) => Scalar($"SELECT count(*) FROM sqlite_master WHERE name = '{name}'", file) is 1L;

    /// <summary>A connection that holds the write lock until it is disposed.</summary>
    public SqliteConnection HoldLock()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
        var connection = Open(DatabaseFile);
        Execute(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
