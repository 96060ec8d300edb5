using System.Data.Common;
using System.Diagnostics;

namespace Playground.Api;

/// <summary>The queries of this service, in SQL that every engine understands.</summary>
public sealed class Database(DbDataSource dataSource, ActivitySource? queries = null)
{
    public Task<List<Job>> GetJobsAsync(CancellationToken cancellationToken) => QueryAsync(
        "job_definitions",
        """SELECT "id", "name", "schedule", "timezone", "enabled" FROM "job_definitions" ORDER BY "id" """,
        row => new Job(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetBoolean(4)),
        cancellationToken);

    public Task<List<User>> GetUsersAsync(CancellationToken cancellationToken) => QueryAsync(
        "auth_users",
        """SELECT "id", "name", "email", "email_verified" FROM "auth_users" ORDER BY "id" """,
        row => new User(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)),
        cancellationToken);

    private async Task<List<T>> QueryAsync<T>(string table, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        using var span = queries?.StartActivity($"SELECT {table}", ActivityKind.Client);
        span?.SetTag("db.system.name", "sqlite").SetTag("db.operation.name", "SELECT").SetTag("db.collection.name", table).SetTag("db.query.text", sql.Trim());
        await using var command = dataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
