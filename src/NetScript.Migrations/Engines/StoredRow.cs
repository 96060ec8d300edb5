using System.Data.Common;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Engines;

/// <summary>Rows of the tables of records, which people can edit.</summary>
internal static class StoredRow
{
    /// <summary>The columns of a row of the history, in the order in which <see cref="History"/> reads them.</summary>
    public const string HistoryColumns = "id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs, applied_steps_count";

    /// <summary>The columns of a row of the seeds, in the order in which <see cref="Seed"/> reads them.</summary>
    public const string SeedColumns = "plugin, name, checksum, seeded_at";

    /// <summary>A row of the history, where times are of a type of their own.</summary>
    /// <exception cref="MigrationFailedException">It cannot be read (P2010).</exception>
    public static HistoryRow History(DbDataReader reader) => Read(HistoryRow.Table, () => new HistoryRow
    {
        Id = reader.GetString(0),
        Checksum = reader.GetString(1),
        MigrationName = reader.GetString(2),
        StartedAt = reader.GetFieldValue<DateTimeOffset>(3),
        FinishedAt = reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4),
        RolledBackAt = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
        Logs = reader.IsDBNull(6) ? null : reader.GetString(6),
        AppliedStepsCount = reader.GetInt32(7),
    });

    /// <summary>A row of the seeds, where times are of a type of their own.</summary>
    /// <exception cref="MigrationFailedException">It cannot be read (P2010).</exception>
    public static SeedRow Seed(DbDataReader reader) =>
        Read(SeedRow.Table, () => new SeedRow(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)));

    /// <exception cref="MigrationFailedException">A column is empty or has in it what no migrator writes (P2010).</exception>
    public static T Read<T>(string table, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidCastException or InvalidOperationException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw MigrationFailedException.Of(
                "P2010", $"A row of {table} cannot be read: {exception.Message.TrimEnd('.')}. No migrator writes such a row. Look at it (SELECT * FROM {table}), and correct it or restore the table.", exception);
        }
    }
}
