using System.Data.Common;
using System.Globalization;
using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>Asks a database how many rows a diff is about.</summary>
internal sealed class DataLossCounter(DatabaseDiff diff, DbConnection connection)
{
    private readonly Dictionary<string, long> _counts = [];

    public async Task<IReadOnlyList<DataLossFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = new List<DataLossFinding>();
        foreach (var check in diff.DataLoss)
        {
            var rows = check.Table is { } table ? await CountAsync(table, null, cancellationToken).ConfigureAwait(false) : (long?)null;
            var values = check is { Table: { } owner, Column: { } column } ? await CountAsync(owner, column, cancellationToken).ConfigureAwait(false) : (long?)null;
            if (check.Describe(rows, values) is { } message)
            {
                findings.Add(new DataLossFinding(message, check.IsUnexecutable));
            }
        }

        return findings;
    }

    private async Task<long> CountAsync(Table table, string? column, CancellationToken cancellationToken)
    {
        var writer = diff.Before.Provider.Database.Writer;
        var name = table.Schema is { } schema ? $"{writer.Quote(schema)}.{writer.Quote(table.Name)}" : writer.Quote(table.Name);
        var query = $"SELECT COUNT({(column is null ? "*" : writer.Quote(column))}) FROM {name}";
        if (!_counts.TryGetValue(query, out var count))
        {
            var command = connection.CreateCommand();
            await using var _ = command.ConfigureAwait(false);
            command.CommandText = query;
            command.CommandTimeout = 0;
            count = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
            _counts.Add(query, count);
        }

        return count;
    }
}
