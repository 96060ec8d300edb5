using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>What the engine needs of a driver besides ADO.NET's own types.</summary>
/// <param name="Create">Makes a connection that is not open.</param>
/// <param name="Describe">Reads an error.</param>
internal sealed record SqlServerDriver(Func<string, DbConnection> Create, Func<DbException, SqlServerError> Describe)
{
    /// <summary>Microsoft.Data.SqlClient.</summary>
    public static SqlServerDriver SqlClient { get; } = new(connectionString => new SqlConnection(connectionString), SqlServerError.Of);

    /// <summary>Opens a connection, which is closed if that fails.</summary>
    public async Task<DbConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = Create(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (DbException) when (cancellationToken.IsCancellationRequested)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new OperationCanceledException(cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
