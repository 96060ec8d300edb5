using System.Data.Common;
using System.Globalization;
using NetScript.Migrations.Engines.Ado;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>The settings with which a session began. What a script sets must not be in effect for its record, nor for the next script.</summary>
internal sealed class SqlServerSettings
{
    // 13 is SQL Server 2016, the first with what migrations for SQL Server are made of (DROP … IF EXISTS). Azure's services count versions in their own way.
    private const int FirstVersion = 13;

    /// <summary>From here on, editions are services of Azure.</summary>
    public const int AzureEditions = 5;

    private static readonly string[] s_switches =
        ["quoted_identifier", "ansi_nulls", "ansi_padding", "ansi_warnings", "ansi_null_dflt_on", "arithabort", "concat_null_yields_null"];

    private static readonly string[] s_isolationLevels = ["READ COMMITTED", "READ UNCOMMITTED", "READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE", "SNAPSHOT"];

    public static Version Oldest { get; } = new(FirstVersion, 0);

    private SqlServerSettings(string restore) => Restore = restore;

    /// <summary>Lets the session execute again what it is sent, in case that a script has forbidden it.</summary>
    public static string Wake => "SET PARSEONLY OFF; SET NOEXEC OFF; SET FMTONLY OFF;";

    /// <summary>Makes the settings again, and uses the database again; a batch without parameters, since settings end with the procedure that makes them.</summary>
    public string Restore { get; }

    /// <summary>Reads the settings of the session and looks whether the server is one that we know.</summary>
    /// <exception cref="MigrationFailedException">The server is too old (P1015).</exception>
    public static async Task<SqlServerSettings> ReadAsync(DbConnection connection, SqlServerAddress address, CancellationToken cancellationToken)
    {
        var rows = await AdoCommands.QueryAsync(
            connection,
            $"""
            SELECT {string.Join(", ", s_switches)}, transaction_isolation_level, lock_timeout, text_size, date_format, date_first, language, deadlock_priority,
                CAST(SERVERPROPERTY('ProductMajorVersion') AS INT) AS version, CAST(SERVERPROPERTY('EngineEdition') AS INT) AS edition
            FROM sys.dm_exec_sessions WHERE session_id = @@SPID
            """,
            reader => (Version: Integer(reader, "version"), Edition: Integer(reader, "edition"), Restore: Describe(reader)),
            cancellationToken).ConfigureAwait(false);
        var (version, edition, restore) = rows[0];
        return version >= FirstVersion || edition >= AzureEditions
            ? new SqlServerSettings($"REVERT; {restore} SET XACT_ABORT ON; SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT OFF; SET ROWCOUNT 0; USE {SqlServerSchema.Quote(address.Database)};")
            : throw MigrationFailedException.Of("P1015", $"{address} has version {version}. Migrations need SQL Server 2016 (version {FirstVersion}) or later.");
    }

    // The language brings a format and a first day of the week, which come after it.
    private static string Describe(DbDataReader reader) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Concat(s_switches.Select(name => $"SET {name.ToUpperInvariant()} {(reader.GetBoolean(reader.GetOrdinal(name)) ? "ON" : "OFF")}; "))}"
        + $"SET TRANSACTION ISOLATION LEVEL {s_isolationLevels[Integer(reader, "transaction_isolation_level")]}; SET LOCK_TIMEOUT {Integer(reader, "lock_timeout")}; SET TEXTSIZE {Integer(reader, "text_size")}; "
        + $"SET LANGUAGE {SqlServerSchema.Literal(reader.GetString(reader.GetOrdinal("language")))}; SET DATEFORMAT {reader.GetString(reader.GetOrdinal("date_format"))}; "
        + $"SET DATEFIRST {Integer(reader, "date_first")}; SET DEADLOCK_PRIORITY {Integer(reader, "deadlock_priority")};");

    private static int Integer(DbDataReader reader, string column) => Convert.ToInt32(reader[column], CultureInfo.InvariantCulture);
}
