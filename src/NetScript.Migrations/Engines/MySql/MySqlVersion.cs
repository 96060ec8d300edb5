using MySqlConnector;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>The version that a server tells when it is connected to.</summary>
internal static class MySqlVersion
{
    /// <summary>Whether it is MariaDB, and the number of its version.</summary>
    public static (bool IsMariaDb, string Number) Of(MySqlConnection connection)
    {
        // MariaDB may say "5.5.5-" before its version, for the sake of old clients.
        var text = connection.ServerVersion;
        var isMariaDb = text.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
        var version = isMariaDb && text.StartsWith("5.5.5-", StringComparison.Ordinal) ? text[6..] : text;
        return (isMariaDb, string.Concat(version.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')));
    }
}
