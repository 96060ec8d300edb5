using System.Globalization;
using NetScript.Testing;

namespace NetScript.Migrations.Tests.ScriptFiles;

public sealed class PostgresScriptTests : MigrationScriptTests
{
    private readonly PostgresServer _server;

    public PostgresScriptTests(PostgresServer server)
        : base(new PostgresTestDatabase(server))
    {
        server.SkipUnlessAvailable();
        _server = server;
    }

    protected override string StepByStep => "CREATE TABLE b (id INT);\nCREATE INDEX CONCURRENTLY b_id_idx ON b (id);\nCREATE TABLE c (id INT);\nVACUUM b;";

    protected override Task<(int ExitCode, string Output)> RunAsync(string file) => ScriptClient.RunAsync(
        "psql",
        ["-X", "-f", file],
        Workspace.Root,
        environment: new Dictionary<string, string>
        {
            ["PGHOST"] = "127.0.0.1",
            ["PGPORT"] = _server.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = PostgresServer.User,
            ["PGPASSWORD"] = PostgresServer.Password,
            ["PGDATABASE"] = ((PostgresTestDatabase)Database).Name,
            ["PGCLIENTENCODING"] = "LATIN1",
        });

    [Fact]
    public async Task Statements_reach_the_server_as_they_are()
    {
        Database.Create();
        Workspace.Migration("20260101_functions", """
            CREATE TABLE t (id INT, v TEXT);
            CREATE FUNCTION f(x INT) RETURNS TEXT LANGUAGE plpgsql AS $body$
            BEGIN
              IF x > 1 THEN RETURN '\if :PORT'; END IF; -- \endif
              RETURN E'it''s\t$$';
            END;
            $body$;
            CREATE FUNCTION g(a INT) RETURNS INT LANGUAGE SQL BEGIN ATOMIC SELECT a + 1; SELECT a + 2; END;
            CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);
            """);
        Workspace.Migration("20260102_variables", """
            CREATE TABLE low ("PORT" INT, lo INT, v INT[]);
            INSERT INTO low VALUES (3, 2, ARRAY[10, 20, 30, 40]);
            CREATE VIEW slices AS SELECT v[lo:"PORT"] AS a, (v)[1:lo]::text AS b, lo::text AS c FROM low;
            CREATE TABLE names AS SELECT v[lo:USER::text::int] FROM (SELECT ARRAY[1] AS v, 1 AS lo) AS x WHERE false;
            """);
        Workspace.Migration("20260103_wrapped", "BEGIN;\nCREATE TABLE w (id INT);\nCOMMIT;");
        Workspace.Migration("20260104_settings", "CREATE SCHEMA other;\nSET search_path = other;\nCREATE TABLE o (id INT);");
        Workspace.Migration("20260105_after", "CREATE TABLE after_settings (t TEXT);\nINSERT INTO after_settings VALUES ('ä\r\n€');");

        await SucceedAsync();
        await SucceedAsync();

        Assert.Equal([@"it's" + "\t$$|\\if :PORT|5"], Database.Query("SELECT f(1), f(2), g(3)"));
        Assert.Equal(["{20,30}|{10,20}|2"], Database.Query("SELECT a::text, b, c FROM slices"));
        Assert.Equal(["after_settings|public", "o|other", "w|public"], Database.Query("SELECT tablename, schemaname FROM pg_tables WHERE tablename IN ('after_settings', 'o', 'w') ORDER BY 1"));
        Assert.Equal(["ä\r\n€"], Database.Query("SELECT t FROM after_settings"));
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task A_migration_in_a_transaction_that_fails_leaves_nothing()
    {
        Database.Create();
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);\nINSERT INTO missing VALUES (1);");

        await FailAsync("missing");

        Assert.False(Database.HasTable("a"));
        Assert.Empty(Database.History());
    }

    [Fact]
    public async Task A_run_that_is_under_way_stops_the_file()
    {
        Database.Create();
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        using var other = Database.Connect();
        using var command = other.CreateCommand();
        command.CommandText = "SELECT pg_advisory_lock(72707369)";
        command.ExecuteNonQuery();

        await FailAsync("P1002");

        Assert.False(Database.HasTable("a"));
    }
}
