using System.Text;
using System.Text.Json;
using NetScript.Migrations.Engines.Postgres;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Tests.Scripts;

public sealed class PostgresSplitterTests
{
    private static readonly string s_cases = Path.Combine(AppContext.BaseDirectory, "Scripts", "Cases", "pg-regress");

    public static TheoryData<string> RegressionScripts => [.. Cases().Select(test => test.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(RegressionScripts))]
    public void The_regression_scripts_are_divided_as_by_the_grammar_of_the_server(string id)
    {
        var test = Cases().Single(candidate => candidate.GetProperty("id").GetString() == id);
        var script = File.ReadAllText(Path.Combine(Path.GetDirectoryName(s_cases)!, test.GetProperty("input_file").GetString()!));
        var expected = test.GetProperty("byte_ranges").EnumerateArray()
            .Select(range => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(script), range[0].GetInt32(), range[1].GetInt32()))
            .Select(text => SplitterCases.Bare(text, PostgresDialect.Value))
            .Where(text => text.Length > 0);

        Assert.Equal(expected, Split(script));
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1", "SELECT 2")]
    [InlineData(";; SELECT 1;; ", "SELECT 1")]
    [InlineData("-- only a comment;\n/* and ; /* another */ ; */")]
    [InlineData("SELECT ';' AS \"a;\"\"b\"; SELECT 'it''s;'", "SELECT ';' AS \"a;\"\"b\"", "SELECT 'it''s;'")]
    [InlineData("SELECT E'a\\';b'; SELECT 'c\\'; SELECT 'd'", "SELECT E'a\\';b'", "SELECT 'c\\'", "SELECT 'd'")]
    [InlineData("SELECT E'a'\n  '\\';b'; SELECT 1", "SELECT E'a'\n  '\\';b'", "SELECT 1")]
    [InlineData("SELECT $$;$$, $a$;$$;$a$; SELECT $1, a$b$c FROM t; SELECT 2", "SELECT $$;$$, $a$;$$;$a$", "SELECT $1, a$b$c FROM t", "SELECT 2")]
    [InlineData("SELECT $ä$;$ä$;\r\nSELECT 2;\r\n", "SELECT $ä$;$ä$", "SELECT 2")]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3")]
    [InlineData(
        "CREATE OR REPLACE FUNCTION f(a int DEFAULT (1)) RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2 AS end; END; SELECT 3",
        "CREATE OR REPLACE FUNCTION f(a int DEFAULT (1)) RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2 AS end; END",
        "SELECT 3")]
    [InlineData("BEGIN; SELECT 1; END; SELECT 2", "BEGIN", "SELECT 1", "END", "SELECT 2")]
    public void Statements_end_where_the_server_ends_them(string script, params string[] expected) => Assert.Equal(expected, Split(script));

    [Theory]
    [InlineData("SELECT 1;\nSELECT 'open;\n", 2, 8, "string")]
    [InlineData("SELECT \"open;", 1, 8, "quoted name")]
    [InlineData("/* open /* closed */ SELECT 1;", 1, 1, "comment")]
    [InlineData("SELECT 1;\n\n  SELECT $tag$ open $$;", 3, 10, "$tag$")]
    [InlineData("SELECT E'open\\';", 1, 8, "string")]
    [InlineData("CREATE TABLE a (id int;\nSELECT 1;", 1, 16, "parenthesis")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", 1, 39, "BEGIN ATOMIC")]
    [InlineData("SELECT 1;\n\\connect other\n", 2, 1, "shell")]
    [InlineData("SELECT 1;\nCOPY public.\"t\" (a, b) FROM stdin;\n", 2, 1, "pg_dump --inserts")]
    [InlineData("-- netscript: no-transactions\nSELECT 1;", 1, 1, "no directive")]
    public void What_is_not_closed_or_cannot_work_is_named_with_its_place(string script, int line, int column, string what)
    {
        var exception = Assert.Throws<ScriptSyntaxException>(() => SqlScript.Parse(script, PostgresDialect.Value));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.Equal(new ScriptPosition(line, column), ScriptPosition.Of(script, exception.Offset));
    }

    [Theory]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)")]
    [InlineData("create index concurrently if not exists i on t (a)")]
    [InlineData("DROP INDEX CONCURRENTLY i")]
    [InlineData("REINDEX (VERBOSE) TABLE CONCURRENTLY t")]
    [InlineData("VACUUM")]
    [InlineData("VACUUM (FULL) t")]
    [InlineData("CREATE DATABASE other")]
    [InlineData("ALTER SYSTEM SET work_mem = '1GB'")]
    [InlineData("ALTER TABLE a.b DETACH PARTITION c CONCURRENTLY")]
    [InlineData("SELECT 1; BEGIN; SELECT 2; COMMIT")]
    [InlineData("BEGIN; SELECT 1; COMMIT; SELECT 2")]
    [InlineData("-- a title\n-- netscript: no-transaction\nSELECT 1")]
    [InlineData("ALTER TYPE \"Role\" ADD VALUE 'it''s';\nALTER TABLE t ALTER COLUMN role SET DEFAULT 'it''s'")]
    [InlineData("CREATE TYPE b AS ENUM ('x'); alter type a\nadd value if not exists 'y' AFTER 'x'; INSERT INTO t VALUES ('y')")]
    public void Some_scripts_run_outside_a_transaction(string script) => Assert.False(SqlScript.Parse(script, PostgresDialect.Value).IsTransactional);

    [Theory]
    [InlineData("CREATE INDEX i ON t (a)")]
    [InlineData("ALTER TYPE a ADD VALUE 'x'; ALTER TYPE a ADD VALUE 'y'; INSERT INTO t VALUES ('z')")]
    [InlineData("CREATE TYPE a AS ENUM ('x'); ALTER TYPE a ADD VALUE 'y'; CREATE TABLE t (a a DEFAULT 'y')")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v")]
    [InlineData("SAVEPOINT s; ROLLBACK TO s; ROLLBACK TRANSACTION TO SAVEPOINT s; RELEASE s")]
    [InlineData("SELECT 1; -- netscript: no-transaction")]
    [InlineData("COMMENT ON TABLE t IS 'VACUUM'")]
    public void Others_run_within_one(string script) => Assert.True(SqlScript.Parse(script, PostgresDialect.Value).IsTransactional);

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS t (a int)", true)]
    [InlineData("CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", true)]
    [InlineData("CREATE INDEX IF NOT EXISTS i ON t (a)", true)]
    [InlineData("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)", false)]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS i", true)]
    [InlineData("ALTER TABLE ONLY public.t ADD COLUMN IF NOT EXISTS a int", true)]
    [InlineData("ALTER TABLE t ADD COLUMN IF NOT EXISTS a int, ADD b int", false)]
    [InlineData("VACUUM (ANALYZE) t", true)]
    [InlineData("REINDEX TABLE CONCURRENTLY t", true)]
    [InlineData("ALTER TYPE e ADD VALUE IF NOT EXISTS 'x'", true)]
    [InlineData("CREATE DATABASE d", false)]
    [InlineData("EXPLAIN ANALYZE INSERT INTO t VALUES (1)", false)]
    [InlineData("INSERT INTO t VALUES (1)", false)]
    public void What_can_be_done_again_is_known(string script, bool expected)
    {
        var parsed = SqlScript.Parse(script, PostgresDialect.Value);

        Assert.Equal(expected, parsed.IsIdempotent(Assert.Single(parsed.Statements)));
    }

    [Theory]
    [InlineData("SET search_path = a", true)]
    [InlineData("SELECT pg_catalog.set_config('search_path', '', false)", true)]
    [InlineData("RESET ALL", true)]
    [InlineData("SET LOCAL search_path = a", false)]
    [InlineData("SELECT set_config('a.b', c, false) FROM t", false)]
    [InlineData("PREPARE TRANSACTION 'x'", false)]
    [InlineData("CREATE TEMP TABLE t (a int)", false)]
    [InlineData("UPDATE t SET a = 1", false)]
    public void What_only_sets_the_session_is_known(string script, bool expected)
    {
        var parsed = SqlScript.Parse(script, PostgresDialect.Value);

        Assert.Equal(expected, parsed.SetsSession(Assert.Single(parsed.Statements)));
    }

    [Theory]
    [InlineData("BEGIN; SELECT 1; COMMIT;")]
    [InlineData("START TRANSACTION ISOLATION LEVEL SERIALIZABLE; SELECT 1; END TRANSACTION;")]
    public void A_script_that_is_one_transaction_gets_ours_in_its_place(string script)
    {
        var parsed = SqlScript.Parse(script, PostgresDialect.Value);

        Assert.True(parsed.IsTransactional);
        Assert.Equal("SELECT 1", Assert.Single(parsed.Statements).Text);
        Assert.Equal(2, parsed.Statements[0].Number);
    }

    [Fact]
    public void Time_is_linear_in_the_length()
    {
        // With anything worse this would not end: five megabytes in a hundred thousand statements.
        var script = string.Concat(Enumerable.Repeat("INSERT INTO t VALUES ('a;b', $$c;d$$); /* e;f */\n", 100_000));

        Assert.Equal(100_000, Split(script).Count());
    }

    private static IEnumerable<string> Split(string script) => new StatementSplitter(script, PostgresDialect.Value).Split().Select(statement => statement.Text);

    private static JsonElement.ArrayEnumerator Cases() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_cases, "cases.json"))).RootElement.GetProperty("cases").EnumerateArray();
}
