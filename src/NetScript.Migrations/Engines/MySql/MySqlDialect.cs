using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>The SQL of MySQL and MariaDB in their default modes: with backslash escapes, <c>"</c> being a string or a name.</summary>
internal static partial class MySqlDialect
{
    public static SqlDialect Value { get; } = new()
    {
        Name = "MySQL",
        Quotes = new Dictionary<char, char> { ['\''] = '\'', ['"'] = '"', ['`'] = '`' },
        BackslashEscapes = true,
        HashComments = true,
        DashesNeedBlank = true,
        ExecutableComments = ["/*!", "/*M!"],
        HasDelimiterCommand = true,
        CreateWords = FrozenSet.ToFrozenSet(["CREATE", "OR", "REPLACE", "DEFINER", "AGGREGATE"]),
        OpenCreateWord = "DEFINER",
        ObjectsWithBody = FrozenSet.ToFrozenSet(["TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "PACKAGE"]),
        BodyOpening = ["BEGIN"],
        Blocks = FrozenSet.ToFrozenSet(["BEGIN", "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR"]),
        BeginsTransaction = Begin(),
        CommitsTransaction = Commit(),
        ControlsTransaction = Control(),
        NeedsNoTransaction = NoTransaction(),
        IsIdempotent = Idempotent(),
        SetsSession = Session(),
        Refused =
        [
            (ShellCommand(), "this is a command of MySQL's shell, which is no SQL; put the statements themselves here"),
            (LoadLocal(), "LOAD … LOCAL needs a client that sends the file; write the rows as INSERT statements"),
        ],
    };

    [GeneratedRegex("^(BEGIN( WORK)?$|START TRANSACTION\\b)")]
    private static partial Regex Begin();

    [GeneratedRegex("^COMMIT( WORK)?( AND NO CHAIN)?( NO RELEASE)?$")]
    private static partial Regex Commit();

    [GeneratedRegex("^(BEGIN(?! NOT ATOMIC)|START TRANSACTION|COMMIT|XA|ROLLBACK(?!( WORK)? TO\\b)|SET\\b.*\\bAUTOCOMMIT)\\b")]
    private static partial Regex Control();

    // Nearly every statement commits what is open. These do not; several in one (;) may hold anything.
    [GeneratedRegex("^(?!(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|VALUES|DO|SHOW|EXPLAIN|DESCRIBE|DESC|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK( WORK)? TO"
        + "|USE|SET(?! (PASSWORD|DEFAULT ROLE)\\b))\\b)")]
    private static partial Regex NoTransaction();

    // A table made from a query is not: it may be there without all of its rows. A head of sixteen words may go on with another action.
    [GeneratedRegex("^(CREATE OR REPLACE|DROP [A-Z ]*?IF EXISTS|CREATE( DEFINER \\S+( \\S+)?)? (DATABASE|SCHEMA|PROCEDURE|FUNCTION|TRIGGER|EVENT|VIEW|USER|ROLE|SEQUENCE|SERVER|PACKAGE( BODY)?) IF NOT EXISTS"
        + "|(?!(\\S+ ){15})(CREATE TABLE IF NOT EXISTS(?!.*\\b(AS|SELECT|WITH|VALUES|TABLE)\\b)|CREATE( UNIQUE| FULLTEXT| SPATIAL)? INDEX IF NOT EXISTS)"
        + "|(?!(\\S+ ){15})ALTER TABLE( IF EXISTS)? \\S+( \\S+)? (ADD( COLUMN| INDEX| KEY)? IF NOT EXISTS|DROP( COLUMN| INDEX| KEY| CONSTRAINT| FOREIGN KEY)? IF EXISTS)(?!.* (ADD|DROP|CHANGE|MODIFY|RENAME|ALTER|ENGINE)\\b)"
        + "|SET(?! PASSWORD)|USE|ANALYZE|OPTIMIZE|CHECK TABLE|FLUSH|GRANT|SHOW|EXPLAIN|DESC(RIBE)?)\\b")]
    private static partial Regex Idempotent();

    // What does nothing else, so that it can be done again in another session.
    [GeneratedRegex("^(SET(?! (PASSWORD|DEFAULT ROLE|GLOBAL|PERSIST|PERSIST_ONLY)\\b)|USE|PREPARE|DEALLOCATE PREPARE|DROP PREPARE)\\b")]
    private static partial Regex Session();

    [GeneratedRegex("^(SOURCE|SYSTEM|TEE|NOTEE|PAGER|NOPAGER|DELIMITER)\\b")]
    private static partial Regex ShellCommand();

    [GeneratedRegex("^LOAD (DATA|XML)( LOW_PRIORITY| CONCURRENT)? LOCAL\\b")]
    private static partial Regex LoadLocal();
}
