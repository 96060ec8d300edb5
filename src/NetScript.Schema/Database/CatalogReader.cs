using System.Data.Common;
using System.Globalization;

namespace NetScript.Schema.Database;

/// <summary>Queries of a database's catalog.</summary>
internal static class CatalogReader
{
    /// <summary>The rows of a query.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">The values of its parameters by their names.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<T>> QueryAsync<T>(
        this DbConnection connection, string sql, IReadOnlyList<(string Name, object Value)> parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The text of a column of any type, or <see langword="null"/>.</summary>
    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>The number in a column of any type.</summary>
    public static long Number(this DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>Whether the number in a column of any type is not zero.</summary>
    public static bool IsTrue(this DbDataReader reader, int column) => reader.Number(column) != 0;
}
