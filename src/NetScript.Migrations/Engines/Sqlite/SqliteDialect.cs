using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>SQLite's SQL.</summary>
internal static partial class SqliteDialect
{
    public static SqlDialect Value { get; } = new()
    {
        Name = "SQLite",
        Quotes = new Dictionary<char, char> { ['\''] = '\'', ['"'] = '"', ['`'] = '`', ['['] = ']' },
        EndClosesComment = true,
        CreateWords = FrozenSet.ToFrozenSet(["EXPLAIN", "QUERY", "PLAN", "CREATE", "TEMP", "TEMPORARY"]),
        ObjectsWithBody = FrozenSet.ToFrozenSet(["TRIGGER"]),
        BodyOpening = ["BEGIN"],
        BeginsTransaction = Begin(),
        CommitsTransaction = Commit(),
        ControlsTransaction = Control(),
        NeedsNoTransaction = NoTransaction(),
        IsIdempotent = Idempotent(),
        SetsSession = Session(),
    };

    /// <summary>
    /// Whether a script has foreign keys switched off for itself. Within a transaction SQLite ignores the pragma, and the table redefinitions that Prisma writes would
    /// then delete the rows that refer to the table.
    /// </summary>
    public static bool SwitchesForeignKeysOff(SqlScript script) => script.Statements.Any(statement => ForeignKeysOff().IsMatch(statement.Span));

    [GeneratedRegex("^BEGIN\\b")]
    private static partial Regex Begin();

    [GeneratedRegex("^(COMMIT|END)( TRANSACTION)?$")]
    private static partial Regex Commit();

    [GeneratedRegex("^(BEGIN|COMMIT|END|ROLLBACK(?!( TRANSACTION)? TO\\b))\\b")]
    private static partial Regex Control();

    [GeneratedRegex("^(VACUUM|ATTACH|DETACH|PRAGMA (\\S+ )?JOURNAL_MODE)\\b")]
    private static partial Regex NoTransaction();

    [GeneratedRegex("^(CREATE( TEMP| TEMPORARY)? (TABLE|VIEW|TRIGGER|INDEX|UNIQUE INDEX) IF NOT EXISTS|CREATE VIRTUAL TABLE IF NOT EXISTS|DROP (TABLE|VIEW|TRIGGER|INDEX) IF EXISTS|VACUUM|REINDEX|ANALYZE|PRAGMA|EXPLAIN)\\b")]
    private static partial Regex Idempotent();

    // What does nothing else, so that it can be done again on another connection.
    [GeneratedRegex("^(PRAGMA|ATTACH|DETACH)\\b")]
    private static partial Regex Session();

    [GeneratedRegex("""^PRAGMA\s+(\w+\s*\.\s*)?foreign_keys\s*[=(]\s*['"]?(off|0|no|false)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForeignKeysOff();
}
