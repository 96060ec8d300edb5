using System.Globalization;
using MySqlConnector;
using NetScript.Migrations.Engines.Ado;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>The settings with which a session began. What a script sets must not be in effect for its record, nor for the next script.</summary>
internal sealed class MySqlSettings
{
    private MySqlSettings(string restore, long longestStatement)
    {
        Restore = restore;
        LongestStatement = longestStatement;
    }

    /// <summary>Makes the settings again, and uses the database again; commits nothing.</summary>
    public string Restore { get; }

    /// <summary>The bytes that the server accepts in one statement.</summary>
    public long LongestStatement { get; }

    /// <summary>Reads the settings that scripts are known to change. MySQL and MariaDB do not have all of them.</summary>
    public static async Task<MySqlSettings> ReadAsync(MySqlConnection connection, string database, CancellationToken cancellationToken)
    {
        var rows = await AdoCommands.QueryAsync(
            connection,
            """
            SHOW SESSION VARIABLES WHERE Variable_name IN
                ('sql_mode', 'foreign_key_checks', 'unique_checks', 'autocommit', 'time_zone', 'character_set_client', 'character_set_results', 'collation_connection', 'default_storage_engine',
                 'sql_safe_updates', 'sql_select_limit', 'group_concat_max_len', 'innodb_lock_wait_timeout', 'lock_wait_timeout', 'sql_notes', 'transaction_read_only', 'tx_read_only',
                 'transaction_isolation', 'tx_isolation', 'max_statement_time', 'max_execution_time', 'max_allowed_packet')
            """,
            reader => (Name: reader.GetString(0), Value: reader.GetString(1)),
            cancellationToken).ConfigureAwait(false);
        var settings = rows.Where(row => row.Name != "max_allowed_packet").Select(row => $"SESSION {row.Name} = {Literal(row.Value)}");
        return new MySqlSettings(
            $"SET {string.Join(", ", settings)}; USE {MySqlSchema.Quote(database)}",
            long.Parse(rows.Single(row => row.Name == "max_allowed_packet").Value, CultureInfo.InvariantCulture));
    }

    // Numbers are refused as text, and names and modes have neither quotes nor backslashes.
    private static string Literal(string value) => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? value : $"'{value}'";
}
