using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Live;

/// <summary>A live database, empty at first.</summary>
public abstract class LiveDatabase(SchemaProvider provider, DbConnection connection) : IAsyncDisposable
{
    public SchemaProvider Provider { get; } = provider;

    public async Task ExecuteAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Makes what a schema describes in the empty database.</summary>
    public Task CreateAsync(DatabaseModel model) => ExecuteAsync(DatabaseDiff.Between(DatabaseModel.NewDatabase(Provider), model).ToMigration());

    /// <summary>Reads the database schemas of a model.</summary>
    public Task<DatabaseModel> ReadAsync(DatabaseModel? like = null) => DatabaseModel.ReadAsync(connection, Provider, like?.Schemas, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return connection.DisposeAsync();
    }
}
