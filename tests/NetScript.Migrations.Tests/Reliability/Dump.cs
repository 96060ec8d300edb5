using System.Data.Common;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>All that migrations and seeds have made of a database, as lines of text that can be compared.</summary>
internal static class Dump
{
    private const string Steps = "steps of ";

    public static IReadOnlyList<string> Of(TestDatabase database, Subject subject)
    {
        using var connection = database.Connect();
        return
        [
            .. subject.Schema.SelectMany(query => Rows(connection, query)),
            .. Rows(connection, subject.Tables).SelectMany(table => Rows(connection, $"SELECT * FROM {table}").Order(StringComparer.Ordinal).Select(row => $"{table}: {row}")),
            .. Rows(connection, "SELECT migration_name, checksum, CASE WHEN finished_at >= started_at THEN 'finished' END FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name"),
            .. Rows(connection, "SELECT migration_name, applied_steps_count, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name").Select(row => Steps + row),
            .. Rows(connection, "SELECT plugin, name, checksum FROM _netscript_seeds ORDER BY plugin, name"),
        ];
    }

    /// <summary>Leaves out what must differ where people have marked migrations as applied: no step of them was counted, and their log is empty.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> dump, IReadOnlyCollection<string> marked) =>
        [.. dump.Where(line => !marked.Any(name => line.StartsWith($"{Steps}{name}|", StringComparison.Ordinal)))];

    private static List<string> Rows(DbConnection connection, string query)
    {
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
}
