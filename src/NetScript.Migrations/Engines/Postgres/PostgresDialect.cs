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
        Quotes = new Dictionary<char, char> { ['\''] = '\'', ['"'] = '"' }.ToFrozenDictionary(),
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
        Refused =
        [
            (CopyFromStandardInput(), "COPY … FROM STDIN needs a client that sends the rows; write them as INSERT statements (pg_dump --inserts)"),
        ],
    };

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

    [GeneratedRegex("^COPY .*\\bFROM STDIN\\b")]
    private static partial Regex CopyFromStandardInput();
}
