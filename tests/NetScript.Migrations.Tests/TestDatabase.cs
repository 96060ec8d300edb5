using System.Data.Common;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

/// <summary>An empty database and a workspace for it.</summary>
public abstract class TestDatabase : IDisposable
{
    internal TestDatabase(DatabaseEngine engine)
    {
        Workspace = new TestWorkspace(engine);
        Definition = Workspace.Database;
    }

    public abstract string ConnectionString { get; }

    /// <summary>What the migrator is told; tests change it.</summary>
    public DatabaseDefinition Definition { get; set; }

    internal TestWorkspace Workspace { get; }

    internal ListLogger Log { get; } = new();

    public Migrator Migrator => new(Definition, ConnectionString, Log) { ConnectTimeout = TimeSpan.Zero };

    public Task<MigrationOutcome> MigrateAsync(IProgress<MigrationEvent>? progress = null) =>
        Migrator.MigrateAsync(Workspace.Load(), progress, null, TestContext.Current.CancellationToken);

    /// <summary>Makes the empty database, where a test needs it before the migrator does.</summary>
    public abstract void Create();

    public Task<SeedOutcome> SeedAsync(SeedMode mode = SeedMode.Once)
    {
        Definition = Definition with { Seed = new SeedOptions { Mode = mode } };
        return Migrator.SeedAsync(Workspace.Load(), null, TestContext.Current.CancellationToken);
    }

    public Task<MigrationStatus> GetStatusAsync() => Migrator.GetStatusAsync(Workspace.Load(), TestContext.Current.CancellationToken);

    public abstract DbConnection Connect();

    public void Execute(string statement)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query as text, the columns with a bar between them.</summary>
    public IReadOnlyList<string> Query(string query)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "NULL" : $"{reader.GetValue(column)}")));
        }

        return rows;
    }

    /// <summary>The history: name, finished, rolled back, steps.</summary>
    public IReadOnlyList<string> History() => Query(
        """
        SELECT migration_name, CASE WHEN finished_at IS NULL THEN '-' ELSE 'finished' END, CASE WHEN rolled_back_at IS NULL THEN '-' ELSE 'rolled back' END, applied_steps_count
        FROM _prisma_migrations ORDER BY started_at, migration_name
        """);

    public abstract bool HasTable(string name);

    public void Dispose()
    {
        Workspace.Dispose();
        GC.SuppressFinalize(this);
    }
}
