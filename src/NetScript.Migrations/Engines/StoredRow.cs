namespace NetScript.Migrations.Engines;

/// <summary>Rows of the tables of records, which people can edit.</summary>
internal static class StoredRow
{
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
