using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Live;

/// <summary>A live database.</summary>
public abstract class LiveDatabase(SchemaProvider provider, DbConnection connection) : IAsyncDisposable
{
    public SchemaProvider Provider { get; } = provider;

    /// <summary>Drops all that is in it.</summary>
    public abstract Task EmptyAsync();

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

    /// <summary>Makes it what a schema describes, from what it is, and holds that there is nothing left to do.</summary>
    public async Task BecomeAsync(DatabaseModel before, DatabaseModel after)
    {
        foreach (var statement in DatabaseDiff.Between(before, after).ToStatements())
        {
            await ExecuteAsync(statement);
        }

        Assert.Equal("-- This is an empty migration.", DatabaseDiff.Between(await ReadAsync(after), after).ToSql());
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return connection.DisposeAsync();
    }
}
