using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>PostgreSQL's SQL.</summary>
internal static partial class PostgresDialect
{
    public static SqlDialect Value { get; } = new()
    {
        Name = "PostgreSQL",
        Quotes = new Dictionary<char, char> { ['\''] = '\'', ['"'] = '"' },
        NestsComments = true,
        DollarQuotes = true,
        EscapeStrings = true,
        ParenthesesGroup = true,
        BackslashIsShellCommand = true,
        CreateWords = FrozenSet.ToFrozenSet(["CREATE", "OR", "REPLACE"]),
        ObjectsWithBody = FrozenSet.ToFrozenSet(["FUNCTION", "PROCEDURE"]),
        BodyOpening = ["BEGIN", "ATOMIC"],
        BeginsTransaction = Begin(),
        CommitsTransaction = Commit(),
        ControlsTransaction = Control(),
        NeedsNoTransaction = NoTransaction(),
        NeedsCommits = UseAddedValue,
        IsIdempotent = Idempotent(),
        SetsSession = Session(),
        Refused =
        [
            (CopyFromStandardInput(), "COPY … FROM STDIN needs a client that sends the rows; write them as INSERT statements (pg_dump --inserts)"),
        ],
    };

    /// <summary>Whether a script has nothing but statements that set nothing for the session: most scripts, which then need nothing to be put back.</summary>
    public static bool LeavesSessionAsItWas(SqlScript script) => script.Statements.All(statement => Plain().IsMatch(statement.Head));

    // A value that is added to an enum cannot be used before it is committed, unless the enum is as new (check_safe_enum_use).
    private static bool UseAddedValue(IReadOnlyList<SqlStatement> statements)
    {
        var (made, added) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>());
        foreach (var statement in statements)
        {
            if (added.Exists(value => statement.Text.Contains(value, StringComparison.Ordinal)))
            {
                return true;
            }

            if (EnumMade().Match(statement.Text) is { Success: true } creation)
            {
                made.Add(creation.Groups["type"].Value);
            }
            else if (ValueAdded().Match(statement.Text) is { Success: true } addition && !made.Contains(addition.Groups["type"].Value))
            {
                added.Add(addition.Groups["value"].Value);
            }
        }

        return false;
    }

    [GeneratedRegex(@"^CREATE\s+TYPE\s+(?<type>\S.*?)\s+AS\s+ENUM\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex EnumMade();

    [GeneratedRegex(@"^ALTER\s+TYPE\s+(?<type>\S.*?)\s+ADD\s+VALUE\s+(IF\s+NOT\s+EXISTS\s+)?(?<value>'([^']|'')*')", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ValueAdded();

    [GeneratedRegex("^((CREATE|ALTER|DROP|COMMENT ON)( OR REPLACE)?( UNIQUE| TEMP| TEMPORARY| UNLOGGED| MATERIALIZED)? (TABLE|COLUMN|INDEX|TYPE|DOMAIN|VIEW|SEQUENCE|FUNCTION|TRIGGER|EXTENSION)|INSERT INTO|UPDATE|DELETE FROM)\\b")]
    private static partial Regex Plain();

    [GeneratedRegex("^(BEGIN|START TRANSACTION)\\b")]
    private static partial Regex Begin();

    [GeneratedRegex("^(COMMIT|END)( WORK| TRANSACTION)?$")]
    private static partial Regex Commit();

    [GeneratedRegex("^(BEGIN|START TRANSACTION|COMMIT|END|ABORT|PREPARE TRANSACTION|ROLLBACK(?!( WORK| TRANSACTION)? TO\\b))\\b")]
    private static partial Regex Control();

    // From the engine's own checks for a transaction block (PreventInTransactionBlock).
    [GeneratedRegex("^(CREATE (UNIQUE )?INDEX CONCURRENTLY|DROP INDEX CONCURRENTLY|REINDEX .*\\bCONCURRENTLY|REINDEX (SCHEMA|DATABASE|SYSTEM)|VACUUM|CLUSTER$"
        + "|(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)|ALTER SYSTEM|ALTER DATABASE \\S+ SET TABLESPACE|ALTER TABLE .*\\bDETACH PARTITION .*\\bCONCURRENTLY)\\b")]
    private static partial Regex NoTransaction();

    // An index that is built concurrently is not: what a killed attempt has left of it has to be dropped. A head of sixteen words may go on with another action.
    [GeneratedRegex("^(CREATE OR REPLACE|CREATE UNIQUE INDEX IF NOT EXISTS|CREATE (?!(UNIQUE )?INDEX CONCURRENTLY)[A-Z ]*?IF NOT EXISTS|DROP [A-Z ]*?IF EXISTS"
        + "|ALTER TYPE \\S+( \\S+)? ADD VALUE IF NOT EXISTS"
        + "|(?!(\\S+ ){15})ALTER TABLE( IF EXISTS)?( ONLY)? \\S+( \\S+)? (ADD COLUMN IF NOT EXISTS|DROP (COLUMN|CONSTRAINT) IF EXISTS)(?!.* (ADD|DROP|ALTER|RENAME|SET|VALIDATE|ATTACH|DETACH)\\b)"
        + "|ALTER SYSTEM|ALTER DATABASE \\S+ SET|VACUUM|ANALYZE|REINDEX|CLUSTER|CHECKPOINT|REFRESH MATERIALIZED VIEW|COMMENT ON|GRANT|REVOKE|SET|RESET|DISCARD|SHOW|EXPLAIN(?! ANALYZE))\\b")]
    private static partial Regex Idempotent();

    // What does nothing else, so that it can be done again in another session.
    [GeneratedRegex("^(SET(?! (LOCAL|CONSTRAINTS|TRANSACTION)\\b)|RESET|DISCARD|LISTEN|UNLISTEN|LOAD|PREPARE(?! TRANSACTION)|DEALLOCATE|SELECT( PG_CATALOG)? SET_CONFIG( AS \\S+)?$)(?!\\w)")]
    private static partial Regex Session();

    [GeneratedRegex("^COPY .*\\bFROM STDIN\\b")]
    private static partial Regex CopyFromStandardInput();
}
