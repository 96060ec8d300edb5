using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>
/// Times as Prisma stores them in SQLite: integers, milliseconds since 1970. Its driver adapters can be told to write text instead, and
/// <c>current_timestamp</c> does, so text is read too.
/// </summary>
internal static class SqliteTime
{
    public static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static long? Of(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static DateTimeOffset? Read(SqliteDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };
}
