using System.Text.RegularExpressions;
using MySqlConnector;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>The database as a whole, which in MySQL is the schema.</summary>
internal sealed partial class MySqlSchema(MySqlConnection connection, string database, MigrationTarget target)
{
    public static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>The tables of records.</summary>
    public BookkeepingSql Bookkeeping { get; } = Describe(Quote(database));

    /// <summary>Whether the user may create tables, by the grants; what comes with a role is given a chance.</summary>
    public async Task<bool> MayCreateTablesAsync(CancellationToken cancellationToken)
    {
        foreach (var text in await AdoCommands.QueryAsync(connection, "SHOW GRANTS", reader => reader.GetString(0), cancellationToken).ConfigureAwait(false))
        {
            var grant = Grant().Match(text);
            if (!grant.Success || (Creates().IsMatch(grant.Groups["rights"].Value) && await CoversAsync(grant.Groups["database"].Value, cancellationToken).ConfigureAwait(false)))
            {
                return true;
            }
        }

        return false;
    }

    // In a grant, the name of a database is a pattern as of LIKE.
    private async Task<bool> CoversAsync(string pattern, CancellationToken cancellationToken) => pattern is "*" || (await AdoCommands.QueryAsync(
        connection, "SELECT @database LIKE @pattern", reader => reader.GetInt32(0) == 1, cancellationToken,
        ("@database", database), ("@pattern", pattern.Trim('`').Replace("``", "`", StringComparison.Ordinal))).ConfigureAwait(false))[0];

    [GeneratedRegex(@"^GRANT (?<rights>.+?) ON (?<database>\*|`(?:[^`]|``)+`)\.\* TO ", RegexOptions.CultureInvariant)]
    private static partial Regex Grant();

    [GeneratedRegex(@"(?:^|, )(?:ALL PRIVILEGES|CREATE)(?:,|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Creates();

    /// <summary>Asks for the tables of a database but that of the seeds.</summary>
    public static string Tables(string database) =>
        $"SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = {database} AND TABLE_TYPE <> 'VIEW' AND TABLE_NAME <> '{SeedRow.Table}' ORDER BY 1";

    /// <summary>Creates the history table as Prisma does.</summary>
    public static string CreateHistory(string table) => $"""
        CREATE TABLE {table} (
            id                      VARCHAR(36) PRIMARY KEY NOT NULL,
            checksum                VARCHAR(64) NOT NULL,
            finished_at             DATETIME(3),
            migration_name          VARCHAR(255) NOT NULL,
            logs                    TEXT,
            rolled_back_at          DATETIME(3),
            started_at              DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
            applied_steps_count     INTEGER UNSIGNED NOT NULL DEFAULT 0
        ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci
        """;

    /// <exception cref="MigrationFailedException">The database has tables (P3005).</exception>
    public async Task ThrowUnlessEmptyAsync(CancellationToken cancellationToken)
    {
        var tables = await AdoCommands.QueryAsync(
            connection,
            Tables("@database"),
            reader => reader.GetString(0),
            cancellationToken,
            ("@database", database)).ConfigureAwait(false);
        Emptiness.ThrowUnlessEmpty(target, tables);
    }

    /// <summary>Drops the database, as Prisma does, and makes it again with the character set that it had.</summary>
    public async Task DropAllAsync(CancellationToken cancellationToken)
    {
        var defaults = await AdoCommands.QueryAsync(
            connection,
            "SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = @database",
            reader => $"CHARACTER SET {reader.GetString(0)} COLLATE {reader.GetString(1)}",
            cancellationToken,
            ("@database", database)).ConfigureAwait(false);
        await AdoCommands.ExecuteAsync(connection, $"DROP DATABASE {Quote(database)}", cancellationToken).ConfigureAwait(false);

        // Whoever cancels now comes too late: a database has to be there afterwards.
        await AdoCommands.ExecuteAsync(connection, $"CREATE DATABASE {Quote(database)} {defaults[0]}; USE {Quote(database)}", CancellationToken.None).ConfigureAwait(false);
    }

    private static BookkeepingSql Describe(string database) => new()
    {
        History = $"{database}.{Quote(HistoryRow.Table)}",
        Seeds = $"{database}.{Quote(SeedRow.Table)}",

        CreateHistory = CreateHistory($"{database}.{Quote(HistoryRow.Table)}"),

        // Names of files: case counts.
        CreateSeeds = $"""
            CREATE TABLE {database}.{Quote(SeedRow.Table)} (
                plugin      VARCHAR(255) NOT NULL,
                name        VARCHAR(255) NOT NULL,
                checksum    VARCHAR(64) NOT NULL,
                seeded_at   DATETIME(3) NOT NULL,
                PRIMARY KEY (plugin, name)
            ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
            """,
        PutSeed = $"""
            INSERT INTO {database}.{Quote(SeedRow.Table)} (plugin, name, checksum, seeded_at) VALUES (@plugin, @name, @checksum, @seeded_at)
            ON DUPLICATE KEY UPDATE checksum = @checksum, seeded_at = @seeded_at
            """,
    };
}
