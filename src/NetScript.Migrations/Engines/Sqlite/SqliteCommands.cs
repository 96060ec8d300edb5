using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>Our own statements on a SQLite file.</summary>
internal sealed class SqliteCommands(SqliteConnection connection, TimeSpan lockTimeout)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Begins a write transaction, waiting for the file as long as is configured. The driver would wait without being cancellable.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var polling = new Polling(lockTimeout, s_firstPause, s_longestPause);
        int result;
        while (SqliteErrors.IsBusy(result = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE")))
        {
            if (!await polling.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                break;
            }
        }

        SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }

    public void Execute(string statement, params object?[] parameters)
    {
        using var command = Create(statement, parameters);
        command.ExecuteNonQuery();
    }

    public IReadOnlyList<T> Query<T>(string query, Func<SqliteDataReader, T> read, params object?[] parameters)
    {
        using var command = Create(query, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Executes a query outside a transaction, waiting for the file as long as is configured.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string query, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
    {
        var polling = new Polling(lockTimeout, s_firstPause, s_longestPause);
        while (true)
        {
            try
            {
                return Query(query, read);
            }
            catch (SqliteException exception) when (SqliteErrors.IsBusy(exception))
            {
                if (!await polling.WaitAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    private SqliteCommand Create(string text, object?[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        // The driver's own wait, in seconds; zero would be for ever.
        command.CommandTimeout = 1;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), parameters[i] ?? DBNull.Value);
        }

        return command;
    }
}
