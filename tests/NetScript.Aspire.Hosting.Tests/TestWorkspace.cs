using Microsoft.Data.Sqlite;

namespace NetScript.Aspire.Hosting.Tests;

/// <summary>A NetScript workspace of its own in a temporary folder, with one database called "orders", on SQLite unless a test says otherwise.</summary>
internal sealed class TestWorkspace : IDisposable
{
    public const string FirstMigration = "20260101000000_init";

    public string Root { get; } = Directory.CreateTempSubdirectory("netscript-").FullName;

    public string DatabaseFile => Path.Combine(Root, "orders.db");

    /// <summary>The folder of the scripts: that of an engine, or a database's own.</summary>
    public string Engine { get; set; } = "sqlite";

    /// <summary>Writes a file, by its path from the root.</summary>
    public TestWorkspace WithFile(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Where a server in a container may keep its data.</summary>
    public string DataPath => Path.Combine(Root, "data");

    /// <summary>Puts the scripts that follow into another folder.</summary>
    public TestWorkspace In(string folder)
    {
        Engine = folder;
        return this;
    }

    public TestWorkspace WithMigration(string name, string sql, string? plugin = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder(plugin), "migrations", name));
        File.WriteAllText(Path.Combine(folder.FullName, "migration.sql"), sql);
        return this;
    }

    public TestWorkspace WithSeed(string name, string sql, string? plugin = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder(plugin), "seeds"));
        File.WriteAllText(Path.Combine(folder.FullName, name), sql);
        return this;
    }

    public TestWorkspace WithPlugin(string plugin, params string[] dependsOn)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "plugins", plugin));
        var manifest = $$"""{ "name": "{{plugin}}", "dependsOn": [{{string.Join(", ", dependsOn.Select(d => $"\"{d}\""))}}] }""";
        File.WriteAllText(Path.Combine(folder.FullName, "scaffold.plugin.json"), manifest);
        return this;
    }

    /// <summary>A workspace with one table and one row: what most tests start from.</summary>
    public static TestWorkspace WithJobs(string folder = "sqlite") => new TestWorkspace { Engine = folder }
        .WithMigration(FirstMigration, "CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT NOT NULL);")
        .WithSeed("jobs.sql", "INSERT INTO jobs (id, name) VALUES (1, 'nightly');");

    public long Scalar(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A connection that holds the database's write lock until it is disposed, so that a migration has to wait.</summary>
    /// <exception cref="SqliteException">Somebody else held it for all the time one has patience.</exception>
    public SqliteConnection HoldWriteLock(TimeSpan? patience = null)
    {
        var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.CommandTimeout = (int)(patience ?? TimeSpan.FromSeconds(30)).TotalSeconds;
        try
        {
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private string Folder(string? plugin) => plugin is null
        ? Path.Combine(Root, "database", Engine)
        : Path.Combine(Root, "plugins", plugin, "database", Engine);
}
