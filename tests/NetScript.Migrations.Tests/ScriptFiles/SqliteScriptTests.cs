namespace NetScript.Migrations.Tests.ScriptFiles;

public sealed class SqliteScriptTests() : MigrationScriptTests(new SqliteTestDatabase())
{
    protected override string StepByStep => "CREATE TABLE b (id INT);\nPRAGMA journal_mode = DELETE;\nCREATE TABLE c (id INT);";

    protected override async Task<(int ExitCode, string Output)> RunAsync(string file) => await ScriptClient.RunAsync(
        "sqlite3",
        ["-batch", "-init", "/dev/null", Database.Definition.DatabaseFile],
        Workspace.Root,
        await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_table_that_Prisma_redefines_keeps_the_rows_that_refer_to_it()
    {
        Database.Create();
        Workspace.Migration("20260101_a", "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE q (p INT REFERENCES p (id) ON DELETE CASCADE);\nINSERT INTO p VALUES (1);\nINSERT INTO q VALUES (1);");
        Workspace.Migration("20260102_b", """
            PRAGMA defer_foreign_keys=ON;
            PRAGMA foreign_keys=OFF;
            CREATE TABLE new_p (id INTEGER PRIMARY KEY, t TEXT);
            INSERT INTO new_p (id) SELECT id FROM p;
            DROP TABLE p;
            ALTER TABLE new_p RENAME TO p;
            PRAGMA foreign_keys=ON;
            PRAGMA defer_foreign_keys=OFF;
            """);
        Workspace.Migration("20260103_c", "CREATE TRIGGER t AFTER INSERT ON p BEGIN UPDATE p SET t = 'x;'; INSERT INTO q VALUES (NEW.id); END;");

        await SucceedAsync();
        await SucceedAsync();

        Assert.Equal(["1|1"], Database.Query("SELECT p.id, q.p FROM p JOIN q ON q.p = p.id"));
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task A_migration_that_leaves_a_broken_foreign_key_is_rolled_back()
    {
        Database.Create();
        Workspace.Migration("20260101_a", "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE q (p INT REFERENCES p (id));\nINSERT INTO p VALUES (1);\nINSERT INTO q VALUES (1);");
        Workspace.Migration("20260102_b", "PRAGMA foreign_keys=OFF;\nDELETE FROM p;\nPRAGMA foreign_keys=ON;");

        await FailAsync("foreign keys point to nothing");

        Assert.Equal(["1"], Database.Query("SELECT id FROM p"));
        Assert.Equal(["20260101_a|finished|-|1"], Database.History());
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

    [Theory]
    [InlineData("CREATE TABLE a (id INT);\nINSERT INTO a SELECT 4\n/\n2;")]
    [InlineData("CREATE TABLE a (id TEXT);\r\nINSERT INTO a VALUES ('a\r\nb');")]
    public void What_the_shell_would_change_is_refused(string script)
    {
        Workspace.Migration("20260101_a", script);

        Assert.Contains("NS1009: app/20260101_a", Assert.Throws<MigrationCatalogException>(() => MigrationScript.Write(Database.Definition, Workspace.Load())).Message, StringComparison.Ordinal);
    }
}
