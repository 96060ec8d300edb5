using NetScript.Migrations.Engines.SqlServer;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Tests.Scripts;

public sealed class SqlServerSplitterTests
{
    private const string PrismasWrapper = """
        BEGIN TRY

        BEGIN TRAN;

        -- CreateTable
        CREATE TABLE [dbo].[User] (
            [id] INT NOT NULL IDENTITY(1,1),
            CONSTRAINT [User_pkey] PRIMARY KEY CLUSTERED ([id])
        );

        COMMIT TRAN;

        END TRY
        BEGIN CATCH

        IF @@TRANCOUNT > 0
        BEGIN
            ROLLBACK TRAN;
        END;
        THROW

        END CATCH

        """;

    [Theory]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1; SELECT 2")]
    [InlineData("SELECT 1\nGO\nSELECT 2\r\n  go  \r\nSELECT 3\nGo", "SELECT 1", "SELECT 2", "SELECT 3")]
    [InlineData("GO\nGO\n\nSELECT 1\nGO\nGO", "SELECT 1")]
    [InlineData("SELECT 1\nGO 3\nSELECT 2\nGO 0\nSELECT 3", "SELECT 1", "SELECT 1", "SELECT 1", "SELECT 3")]
    [InlineData("SELECT 1\nGO 2 -- twice\nSELECT 2\nGO;\nSELECT 3\nGO /* end */\nSELECT 4\nGO--end", "SELECT 1", "SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4")]
    [InlineData("SELECT 'a\nGO\nb', [c\nGO\n]]d], \"e\nGO\n\"\n/* /* \nGO\n*/\nGO\n*/\nGO\nSELECT 2", "SELECT 'a\nGO\nb', [c\nGO\n]]d], \"e\nGO\n\"\n/* /* \nGO\n*/\nGO\n*/", "SELECT 2")]
    [InlineData("SELECT 1 GO\nSELECT go,\ngo, [go]\n, 2 AS\n GOING FROM\nGO_\nGO", "SELECT 1 GO\nSELECT go,\ngo, [go]\n, 2 AS\n GOING FROM\nGO_")]
    [InlineData("-- what it is for\nCREATE PROCEDURE p AS SELECT 1\n-- end\nGO\nSELECT 2", "-- what it is for\nCREATE PROCEDURE p AS SELECT 1\n-- end", "SELECT 2")]
    [InlineData("CREATE PROCEDURE p AS BEGIN SELECT 1; SELECT 2; END\nGO\nEXEC p", "CREATE PROCEDURE p AS BEGIN SELECT 1; SELECT 2; END", "EXEC p")]
    [InlineData("\uFEFFSELECT N'ä;'\nGO\n", "SELECT N'ä;'")]
    public void Batches_end_where_sqlcmd_ends_them(string script, params string[] expected) => Assert.Equal(expected, Split(script));

    [Fact]
    public void Repeated_batches_are_numbered_one_by_one()
    {
        var script = SqlScript.Parse("SELECT 1\nGO 2\n\n SELECT 2", SqlServerDialect.Value);

        Assert.Equal([(1, 1, 1), (2, 1, 1), (3, 4, 2)], script.Statements.Select(statement => (statement.Number, script.PositionOf(statement).Line, script.PositionOf(statement).Column)));
    }

    [Theory]
    [InlineData("SELECT 1\nGO\nSELECT 'open\nGO", 3, 8, 2, "string")]
    [InlineData("SELECT 1\nGO\n/* open /* closed */\nGO", 3, 1, 2, "comment")]
    [InlineData("SELECT 1\nGO 100001", 2, 1, 1, "loop")]
    [InlineData("SELECT 1\nGO 99999999999", 2, 1, 1, "loop")]
    [InlineData(":setvar a b\nSELECT 1", 1, 1, 1, "shell")]
    [InlineData("SELECT 1\nGO\n  :r other.sql", 3, 3, 2, "shell")]
    [InlineData("!!dir", 1, 1, 1, "shell")]
    [InlineData("SELECT 1\nGO\nUSE [other]\nGO\nSELECT 2", 3, 1, 2, "USE")]
    [InlineData("PRINT 'a'\nuse master", 1, 1, 1, "USE")]
    public void What_is_not_closed_or_cannot_work_is_named_with_its_place(string script, int line, int column, int statement, string what)
    {
        var exception = Assert.Throws<ScriptSyntaxException>(() => SqlScript.Parse(script, SqlServerDialect.Value));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.Equal((new ScriptPosition(line, column), statement), (ScriptPosition.Of(script, exception.Offset), exception.Statement));
    }

    [Theory]
    [InlineData("CREATE TABLE t (a INT); INSERT INTO t VALUES (1);", true)]
    [InlineData(PrismasWrapper, true)]
    [InlineData("SET XACT_ABORT ON;\nBEGIN TRAN;\nINSERT INTO t VALUES (1);\nCOMMIT TRAN;", true)]
    [InlineData("BEGIN TRANSACTION;\nGO\nCREATE TABLE t (a INT);\nGO\nCOMMIT;\nGO", true)]
    [InlineData("BEGIN TRAN; DELETE FROM t; IF @@ROWCOUNT > 1 ROLLBACK; ELSE COMMIT;", false)]
    [InlineData("BEGIN TRAN; DELETE FROM t; COMMIT; BEGIN TRAN; DELETE FROM u; COMMIT", false)]
    [InlineData("CREATE PROCEDURE p AS BEGIN TRAN; BACKUP DATABASE d TO DISK = 'x'; COMMIT", true)]
    [InlineData("PRINT 'x'; ALTER DATABASE CURRENT SET RECOVERY SIMPLE", false)]
    [InlineData("ALTER DATABASE SCOPED CONFIGURATION SET MAXDOP = 1", true)]
    [InlineData("EXEC sp_configure 'a', 1; RECONFIGURE", false)]
    [InlineData("CREATE FULLTEXT CATALOG c", false)]
    [InlineData("INSERT INTO t VALUES ('BACKUP'), ([RESTORE])", true)]
    [InlineData("-- netscript: no-transaction\nGO\nCREATE TABLE t (a INT)", false)]
    [InlineData("-- one\nGO\n-- netscript: no-transaction\nCREATE TABLE t (a INT)", false)]
    public void Scripts_run_in_a_transaction_where_the_server_allows(string script, bool expected) =>
        Assert.Equal(expected, SqlScript.Parse(script, SqlServerDialect.Value).IsTransactional);

    [Theory]
    [InlineData("DROP TABLE IF EXISTS dbo.[t], u", true)]
    [InlineData("DROP TABLE IF EXISTS t EXEC('x')", false)]
    [InlineData("DROP TABLE t", false)]
    [InlineData("CREATE OR ALTER VIEW v AS SELECT 1 AS a", true)]
    [InlineData("ALTER DATABASE CURRENT SET RECOVERY SIMPLE", true)]
    [InlineData("ALTER DATABASE CURRENT SET RECOVERY SIMPLE INSERT INTO t VALUES (1)", false)]
    public void What_can_be_done_again_is_known(string script, bool expected)
    {
        var parsed = SqlScript.Parse(script, SqlServerDialect.Value);

        Assert.Equal(expected, parsed.IsIdempotent(Assert.Single(parsed.Statements)));
    }

    [Theory]
    [InlineData("SET ANSI_NULLS ON; SET QUOTED_IDENTIFIER ON", true)]
    [InlineData("SET IDENTITY_INSERT dbo.t ON", true)]
    [InlineData("SET IDENTITY_INSERT dbo.t ON INSERT INTO t VALUES (1)", false)]
    [InlineData("UPDATE t SET a = 1", false)]
    public void What_only_sets_the_session_is_known(string script, bool expected)
    {
        var parsed = SqlScript.Parse(script, SqlServerDialect.Value);

        Assert.Equal(expected, parsed.SetsSession(Assert.Single(parsed.Statements)));
    }

    private static IReadOnlyList<string> Split(string script) => SplitterCases.Split(script, SqlServerDialect.Value);
}
