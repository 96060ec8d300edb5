using Microsoft.Data.Sqlite;
using NetScript.Configuration;

namespace NetScript.Benchmarks.Subjects;

/// <summary>A file of SQLite.</summary>
internal sealed class SqliteSubject(string directory) : Subject
{
    public override string Name => "SQLite";

    public override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    public override string Description => $"SQLite in a file; our library has SQLite {new SqliteConnection().ServerVersion}, every other tool its own";

    public string File { get; } = Path.Combine(directory, "sqlite", "bench.db");

    public override string Url => $"file:{File}";

    public string ConnectionString => $"Data Source={File};Pooling=False";

    public override async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        // Only now the schema is read, with every table of the migrations.
        var command = connection.CreateCommand();
        await using var __ = command.ConfigureAwait(false);
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task RecreateAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(File)!;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        return Task.CompletedTask;
    }

    public override async Task<int> CountTablesAsync(Corpus corpus, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var command = connection.CreateCommand();
        await using var __ = command.ConfigureAwait(false);
        var count = 0;
        foreach (var migration in corpus.Migrations)
        {
            command.CommandText = $"SELECT count(*) FROM \"{migration.Table}\"";
            count += (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! == 2 ? 1 : 0;
        }

        return count;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
