using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetScript.Migrations.Engines.Sqlite;
using NetScript.Migrations.Scripts;
using SQLitePCL;

namespace NetScript.Migrations.Tests.Scripts;

public sealed class SqliteSplitterTests
{
    private static readonly string s_cases = Path.Combine(AppContext.BaseDirectory, "Scripts", "Cases", "sqlite");

    /// <summary>Scripts which SQLite can execute from the first to the last statement.</summary>
    public static TheoryData<string> Scripts =>
    [
        "CREATE TABLE a (x); INSERT INTO a VALUES (';'), (\";\"), ('it''s;'); SELECT 1 AS [a;b], 2 AS `c;d`;",
        "CREATE TABLE end (x);\nCREATE TRIGGER t AFTER DELETE ON end WHEN CASE WHEN 1 THEN 1 END BEGIN\n  SELECT CASE x WHEN 1 THEN 2 END FROM end; DELETE FROM end;\nEND;\nSELECT 1;",
        "CREATE TABLE a (x); CREATE TEMP TRIGGER t /* ; */ AFTER INSERT ON a -- ;\n BEGIN UPDATE a SET x = [x]; END; SELECT 2",
        "-- nothing;\n/* nothing; */",
        ";;\r\nCREATE TABLE a (x);;\r\nSELECT 1 /* open ;",
        "CREATE TABLE ä (ö); SELECT ö FROM ä WHERE ö = '😀;';",
        "BEGIN; CREATE TABLE a (x); COMMIT; SELECT $1, @a, :b, ?1;",
    ];

    public static TheoryData<string> CompletenessCases => [.. Cases().Select(test => test.GetProperty("id").GetString()!)];

    // Those that SQLite could not read to their end say nothing about ends.
    public static TheoryData<string> Files =>
        [.. SplitterCases.Read("sqlite/tail_cases.json").Where(test => test.GetProperty("error").ValueKind == JsonValueKind.Null).Select(SplitterCases.Id)];

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS t (a)", true)]
    [InlineData("DROP INDEX IF EXISTS i", true)]
    [InlineData("VACUUM", true)]
    [InlineData("PRAGMA journal_mode = WAL", true)]
    [InlineData("ATTACH 'x' AS y", false)]
    [InlineData("CREATE TABLE t (a)", false)]
    public void What_can_be_done_again_is_known(string script, bool expected)
    {
        var parsed = SqlScript.Parse(script, SqliteDialect.Value);

        Assert.Equal(expected, parsed.IsIdempotent(Assert.Single(parsed.Statements)));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Statements_end_where_the_database_ends_them(string script)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        Assert.Equal(ByTheDatabase(connection, script), Split(script));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Files_of_other_tools_are_divided_as_by_the_database(string id)
    {
        var test = SplitterCases.Read("sqlite/tail_cases.json").Single(candidate => SplitterCases.Id(candidate) == id);
        var file = File.ReadAllBytes(Path.Combine(SplitterCases.Directory, test.GetProperty("input_file").GetString()!));
        var content = test.GetProperty("bom").GetBoolean() ? file[Encoding.UTF8.Preamble.Length..] : file;
        var script = Encoding.UTF8.GetString(content);
        var expected = test.GetProperty("byte_ranges").EnumerateArray()
            .Select(range => Encoding.UTF8.GetString(content, range[0].GetInt32(), range[1].GetInt32()))
            .Select(text => SplitterCases.Bare(text, SqliteDialect.Value));

        Assert.Equal(expected, Split(script));
        Assert.Equal(test.GetProperty("expected_count").GetInt32(), Split(script).Count);
    }

    [Theory]
    [MemberData(nameof(CompletenessCases))]
    public void A_statement_is_complete_where_sqlite3_complete_says_so(string id)
    {
        var test = Cases().Single(candidate => candidate.GetProperty("id").GetString() == id);
        var script = test.GetProperty("input").GetString()!;

        Assert.Equal(test.GetProperty("complete").GetBoolean(), IsComplete(script));
    }

    [Theory]
    [InlineData("SELECT 1;\nSELECT 'open", 2, 8)]
    [InlineData("SELECT [open", 1, 8)]
    [InlineData("CREATE TABLE a (x", 1, 16)]
    [InlineData("CREATE TRIGGER t AFTER DELETE ON a BEGIN DELETE FROM b;", 1, 36)]
    public void What_is_not_closed_is_named_with_its_place(string script, int line, int column)
    {
        var exception = Assert.Throws<ScriptSyntaxException>(() => Split(script));

        Assert.Equal(new ScriptPosition(line, column), ScriptPosition.Of(script, exception.Offset));
    }

    [Theory]
    [InlineData("VACUUM", false)]
    [InlineData("PRAGMA journal_mode=WAL", false)]
    [InlineData("PRAGMA main.journal_mode = DELETE", false)]
    [InlineData("ATTACH 'x' AS y", false)]
    [InlineData("BEGIN; SELECT 1; COMMIT; SELECT 2", false)]
    [InlineData("BEGIN TRANSACTION; SELECT 1; END", true)]
    [InlineData("PRAGMA foreign_keys=OFF; SELECT 1; PRAGMA foreign_keys=ON", true)]
    [InlineData("SAVEPOINT a; ROLLBACK TO a; RELEASE a", true)]
    public void Scripts_run_in_a_transaction_where_the_database_allows(string script, bool expected) =>
        Assert.Equal(expected, SqlScript.Parse(script, SqliteDialect.Value).IsTransactional);

    [Theory]
    [InlineData("PRAGMA foreign_keys=OFF;", true)]
    [InlineData("pragma main.foreign_keys (0)", true)]
    [InlineData("PRAGMA foreign_keys = no", true)]
    [InlineData("PRAGMA foreign_keys=ON", false)]
    [InlineData("PRAGMA foreign_key_check", false)]
    [InlineData("SELECT 'PRAGMA foreign_keys=OFF'", false)]
    public void Switching_foreign_keys_off_is_noticed(string script, bool expected) =>
        Assert.Equal(expected, SqliteDialect.SwitchesForeignKeysOff(SqlScript.Parse(script, SqliteDialect.Value)));

    private static IReadOnlyList<string> Split(string script) => [.. new StatementSplitter(script, SqliteDialect.Value).Split().Select(statement => statement.Text)];

    private static List<string> ByTheDatabase(SqliteConnection connection, string script)
    {
        var statements = new List<string>();
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(script + '\0');
        while (rest.Length > 1)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection.Handle, rest, out var prepared, out var tail));
            using (prepared)
            {
                if (!prepared.IsInvalid)
                {
                    statements.Add(Assert.Single(Split(Encoding.UTF8.GetString(rest[..^tail.Length]).TrimEnd('\0'))));
                    raw.sqlite3_step(prepared);
                }
            }

            rest = tail;
        }

        return statements;
    }

    private static bool IsComplete(string script)
    {
        const string Next = "SELECT 42";
        try
        {
            // What follows is a statement of its own exactly if this one is complete. Blanks and comments are not even a statement.
            var isBlank = new StatementSplitter(script, SqliteDialect.Value).Split().Count == 0 && !HasSeparator(script);
            return !isBlank && Split($"{script}\n{Next}")[^1] == Next;
        }
        catch (ScriptSyntaxException)
        {
            return false;
        }
    }

    private static bool HasSeparator(string script)
    {
        var reader = new SqlTokenReader(script, SqliteDialect.Value);
        while (reader.Read())
        {
            if (reader.Kind == SqlTokenKind.Separator)
            {
                return true;
            }
        }

        return false;
    }

    private static JsonElement.ArrayEnumerator Cases() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_cases, "cases.json"))).RootElement.EnumerateArray();
}
