using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>A connection of its own, which is closed and not pooled when it is disposed.</summary>
internal sealed class PostgresConnection : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private PostgresConnection(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        _source = source;
        Value = connection;
    }

    public NpgsqlConnection Value { get; }

    public static async Task<PostgresConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        // Loading the types of the catalog takes longer than everything else that a run with nothing to do does.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        var source = builder.Build();
        try
        {
            return new PostgresConnection(source, await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Value.DisposeAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
    }
}
