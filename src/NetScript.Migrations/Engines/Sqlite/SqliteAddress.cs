using Microsoft.Data.Sqlite;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>How a run opens a file.</summary>
internal static class SqliteAddress
{
    /// <summary>The connection string, whose <c>Data Source</c> is an absolute path.</summary>
    /// <exception cref="MigrationFailedException">The connection string cannot be read, or names no file (P1013).</exception>
    public static SqliteConnectionStringBuilder Of(MigrationTarget target)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(target.Database.Engine.ConnectionStrings.Normalize(target.ConnectionString))
            {
                // A pooled connection would keep the file open after the run.
                Pooling = false,
                ForeignKeys = true,
            };
            if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource == ":memory:")
            {
                throw new FormatException("A database in memory is gone when the run is over.");
            }

            builder.DataSource = Path.GetFullPath(builder.DataSource.Length == 0 ? target.Database.DatabaseFile : builder.DataSource, target.Database.Workspace);
            return builder;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw MigrationFailedException.Of(
                "P1013", $"The connection string of {target.Database.ConfigurationPath} does not name a SQLite file. Write it as 'Data Source=<file>' or as a URL, 'file:<file>'.");
        }
    }
}
