using System.Text.RegularExpressions;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>
/// SQL Server's SQL. A statement is here a batch, which may hold many: the head has all its words. A batch that defines a module holds nothing else, and what the module does is done later.
/// </summary>
internal static partial class SqlServerDialect
{
    private const string NoModule = "^(?!(CREATE( OR ALTER)?|ALTER) (PROC|PROCEDURE|FUNCTION|TRIGGER|VIEW)\\b)";

    // What Prisma writes around its scripts, and a batch which is one transaction as a whole. Within our transaction their BEGIN only counts, and their COMMIT counts back: what they did stays
    // open until ours is committed with its record. Where one fails, the ROLLBACK of the wrapper ends ours too and THROW hands the error on, so that nothing stays and nobody takes it for success.
    private const string InnerTransaction = "BEGIN TRAN(SACTION)?(?> (?!(BEGIN (DISTRIBUTED )?TRAN(SACTION)?|COMMIT|ROLLBACK|SAVE TRAN(SACTION)?)\\b)\\S+)* COMMIT( TRAN(SACTION)?)?";
    private const string OneTransaction = "(?!(SET (XACT_ABORT|NOCOUNT|ANSI_NULLS|QUOTED_IDENTIFIER) ON )*(" + InnerTransaction
        + "|BEGIN TRY " + InnerTransaction + " END TRY BEGIN CATCH IF TRANCOUNT 0 BEGIN ROLLBACK( TRAN(SACTION)?)? END THROW END CATCH)$)";

    private const string SameStatement = "( (?!(EXEC|EXECUTE|SELECT|INSERT|UPDATE|DELETE|MERGE|CREATE|ALTER|DROP|TRUNCATE|DECLARE|IF|WHILE|BEGIN|WITH|GRANT|REVOKE|DENY|PRINT|BACKUP|RESTORE)\\b)\\S+)";

    public static SqlDialect Value { get; } = new()
    {
        Name = "SQL Server",
        Quotes = new Dictionary<char, char> { ['\''] = '\'', ['"'] = '"', ['['] = ']' },
        BracketsDouble = true,
        EndClosesBracket = true,
        NestsComments = true,
        BatchSeparator = Go(),
        HeadWords = int.MaxValue,
        Separator = "\nGO\n",
        BeginsTransaction = Begin(),
        CommitsTransaction = Commit(),
        ControlsTransaction = Control(),
        NeedsNoTransaction = NoTransaction(),
        IsIdempotent = Idempotent(),
        SetsSession = Session(),
        Refused =
        [
            (UseDatabase(), "USE leaves the database of the migrations; a script of another database belongs to that database's migrations"),
        ],
    };

    // The shell knows no semicolon there, yet people write it, and a batch that begins with GO; could only call a procedure of that name.
    [GeneratedRegex(@"^GO(?:[ \t]+(?<count>\d+))?[ \t]*;?[ \t]*(?:--.*|/\*(?:(?!\*/).)*\*/[ \t]*)?\r?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Go();

    [GeneratedRegex("^(SET XACT_ABORT ON )?BEGIN TRAN(SACTION)?( (?!TRY\\b)\\S+)?$")]
    private static partial Regex Begin();

    [GeneratedRegex("^COMMIT( TRAN(SACTION)?( \\S+)?| WORK)?$")]
    private static partial Regex Commit();

    [GeneratedRegex(NoModule + OneTransaction + ".*?\\b(BEGIN (DISTRIBUTED )?TRAN(SACTION)?|COMMIT|ROLLBACK|SAVE TRAN(SACTION)?|SET IMPLICIT_TRANSACTIONS ON)\\b")]
    private static partial Regex Control();

    // From the engine's documentation of statements which are not allowed in a transaction.
    [GeneratedRegex(NoModule + ".*?\\b((ALTER|CREATE|DROP) DATABASE(?! (SCOPED|AUDIT|ENCRYPTION))|BACKUP|RESTORE|RECONFIGURE|KILL|(CREATE|ALTER|DROP) FULLTEXT (CATALOG|INDEX|STOPLIST)|(CREATE|DROP) ENDPOINT"
        + "|SP_CONFIGURE|SP_ADDLINKEDSERVER|SP_DETACH_DB|SP_ATTACH_DB|SP_FULLTEXT_\\w+|SP_REPLICATIONDBOPTION|RESUMABLE ON|SHUTDOWN)\\b")]
    private static partial Regex NoTransaction();

    // One statement alone in its batch; what follows the name could begin another.
    [GeneratedRegex("^(CREATE OR ALTER (PROC|PROCEDURE|FUNCTION|TRIGGER|VIEW)\\b|DROP (TABLE|VIEW|PROC|PROCEDURE|FUNCTION|TRIGGER|TYPE|SEQUENCE|SYNONYM|SCHEMA|INDEX|USER|ROLE|DATABASE) IF EXISTS"
        + SameStatement + "+$"
        + "|RECONFIGURE( WITH OVERRIDE)?$|ALTER DATABASE( \\S+){1,3} SET( \\S+){1,4}$)")]
    private static partial Regex Idempotent();

    // What does nothing else, so that it can be done again in another session.
    [GeneratedRegex("^SET" + SameStatement + "+$")]
    private static partial Regex Session();

    [GeneratedRegex(NoModule + "(.*? )?USE ")]
    private static partial Regex UseDatabase();
}
