using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;

namespace NetScript.Migrations.Tests;

public sealed class SqliteMigratorTests() : TransactionalMigratorTests(new SqliteTestDatabase())
{
    protected override string NoTransactionScript => "CREATE TABLE b (id INT);\nVACUUM;\nPRAGMA journal_mode=WAL;";

    protected override string OutsideTransaction => "VACUUM;";

    protected override string DatabaseName => Path.GetFileName(Database.Definition.DatabaseFile);

    protected override string SlowWhileGated =>
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < (SELECT CASE WHEN count(*) = 0 THEN 1 ELSE 1000000000000 END FROM gate)) INSERT INTO slow SELECT max(n) FROM c;";

    protected override (int? Column, string? Code) ExpectedFailure => (10, "SQLITE_ERROR");

    protected override string SystemName => "sqlite";

    protected override bool Exists() => File.Exists(Database.Definition.DatabaseFile);

    [Fact]
    public async Task The_history_table_is_Prismas_to_the_letter()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        await Database.MigrateAsync();

        Assert.Equal(
            [
                "id|TEXT|1|NULL|1", "checksum|TEXT|1|NULL|0", "finished_at|DATETIME|0|NULL|0", "migration_name|TEXT|1|NULL|0", "logs|TEXT|0|NULL|0",
                "rolled_back_at|DATETIME|0|NULL|0", "started_at|DATETIME|1|current_timestamp|0", "applied_steps_count|INTEGER UNSIGNED|1|0|0",
            ],
            Database.Query("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('_prisma_migrations')"));
        Assert.Equal(["integer|integer"], Database.Query("SELECT typeof(started_at), typeof(finished_at) FROM _prisma_migrations"));
        Assert.InRange(
            long.Parse(Database.Query("SELECT CAST(started_at AS TEXT) FROM _prisma_migrations")[0], CultureInfo.InvariantCulture), before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task No_script_keeps_the_thread_of_whoever_calls()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var threads = new List<Thread>();
        var progress = new Recorder(value => threads.AddRange(value is StatementEvent ? [Thread.CurrentThread] : []));
        Task<MigrationOutcome>? run = null;
        var token = TestContext.Current.CancellationToken;

        var caller = new Thread(() => run = Database.Migrator.MigrateAsync(Database.Workspace.Load(), progress, cancellationToken: token));
        caller.Start();
        caller.Join();

        Assert.Null((await run!).Failure);
        Assert.NotEmpty(threads);
        Assert.DoesNotContain(caller, threads);
    }

    [Fact]
    public async Task Times_that_were_written_as_text_are_read()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("UPDATE _prisma_migrations SET started_at = '2026-01-02 03:04:05', finished_at = '2026-01-02T03:04:05.678+00:00'");

        var status = await Database.GetStatusAsync();

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), status.Migrations[0].AppliedAt);
    }

    [Fact]
    public async Task A_table_redefinition_by_Prisma_keeps_the_rows_that_refer_to_the_table()
    {
        Database.Workspace.Migration(
            "20260101_init",
            """
            CREATE TABLE "parent" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT);
            CREATE TABLE "child" ("id" INTEGER NOT NULL PRIMARY KEY, "parentId" INTEGER NOT NULL REFERENCES "parent" ("id") ON DELETE CASCADE);
            INSERT INTO "parent" VALUES (1, 'a');
            INSERT INTO "child" VALUES (1, 1), (2, 1);
            """);
        Database.Workspace.Migration(
            "20260102_redefine",
            """
            -- RedefineTables
            PRAGMA defer_foreign_keys=ON;
            PRAGMA foreign_keys=OFF;
            CREATE TABLE "new_parent" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL);
            INSERT INTO "new_parent" SELECT "id", coalesce("name", '') FROM "parent";
            DROP TABLE "parent";
            ALTER TABLE "new_parent" RENAME TO "parent";
            PRAGMA foreign_keys=ON;
            PRAGMA defer_foreign_keys=OFF;
            """);

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["2"], Database.Query("SELECT count(*) FROM child"));
    }

    [Fact]
    public async Task Foreign_keys_that_a_redefinition_breaks_fail_it()
    {
        Database.Workspace.Migration(
            "20260101_init",
            "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (id INTEGER PRIMARY KEY, p INT REFERENCES parent (id)); INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1, 1);");
        Database.Workspace.Migration("20260102_break", "PRAGMA foreign_keys=OFF;\nDELETE FROM parent;\nPRAGMA foreign_keys=ON;");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3018", "app/20260102_break", "SQLITE_CONSTRAINT"), (failure.Code, failure.Migration, failure.DatabaseCode));
        Assert.Contains("child (to parent)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], Database.Query("SELECT count(*) FROM parent"));
    }

    [Fact]
    public async Task Foreign_keys_are_enforced_for_every_other_script()
    {
        Database.Workspace.Migration("20260101_init", "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (p INT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);");
        Database.Workspace.Migration("20260102_off", "PRAGMA foreign_keys=OFF;");
        Database.Workspace.Migration("20260103_break", "INSERT INTO child VALUES (42);");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal("app/20260103_break", failure.Migration);
        Assert.Contains("at its commit", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], Database.Query("SELECT count(*) FROM child"));
    }

    [Fact]
    public async Task What_another_tool_applies_while_a_run_is_going_on_is_not_applied_again()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");
        var other = new Recorder(report =>
        {
            if (report is ScriptStartedEvent { Name: "app/20260102_b" })
            {
                Database.Execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at) VALUES ('x', 'y', '20260102_b', 1, 1)");
            }
        });

        var outcome = await Database.MigrateAsync(other);

        Assert.Null(outcome.Failure);
        Assert.Equal(["app/20260101_a", "app/20260103_c"], outcome.Applied);
        Assert.False(Database.HasTable("b"));
    }

    [Fact]
    public async Task A_trigger_is_one_statement()
    {
        Database.Workspace.Migration(
            "20260101_init",
            "CREATE TABLE a (x INT);\nCREATE TABLE log (x INT);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  INSERT INTO log VALUES (NEW.x);\n  INSERT INTO log VALUES (NEW.x);\nEND;\nINSERT INTO a VALUES (1);");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["1", "1"], Database.Query("SELECT x FROM log"));
    }

    [Fact]
    public async Task The_file_keeps_a_write_ahead_log()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();

        Assert.Equal(["wal"], Database.Query("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_file_that_another_process_has_locked_fails_after_the_lock_timeout_and_works_afterwards()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { LockTimeout = TimeSpan.FromMilliseconds(200) } };
        MigrationFailure failure;
        using (var other = Database.Connect())
        {
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            command.ExecuteNonQuery();
            failure = (await Database.MigrateAsync()).Failure!;
        }

        Assert.Equal(("P1002", "SQLITE_BUSY"), (failure.Code, failure.DatabaseCode));
        Assert.Contains(Database.Definition.DatabaseFile, failure.Message, StringComparison.Ordinal);
        Assert.Contains("NetScript:Databases:main:Migrations:LockTimeout", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["app/20260102_b"], (await Database.MigrateAsync()).Applied);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_to_fails_and_can_be_read()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        var migrator = new Migrator(Database.Definition, $"{Database.ConnectionString};Mode=ReadOnly", NullLogger.Instance);
        var catalog = Database.Workspace.Load();

        var failure = (await migrator.MigrateAsync(catalog, null, null, TestContext.Current.CancellationToken)).Failure!;
        var status = await migrator.GetStatusAsync(catalog, TestContext.Current.CancellationToken);

        Assert.Equal(("P1010", "SQLITE_READONLY"), (failure.Code, failure.DatabaseCode));
        Assert.Contains("writable", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (status.Applied, status.Pending));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        TestWorkspace.Write(Database.Definition.DatabaseFile, [.. Enumerable.Repeat((byte)'x', 4096)]);

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P1003", "SQLITE_NOTADB"), (failure.Code, failure.DatabaseCode));
        Assert.Contains(Database.Definition.DatabaseFile, failure.Message, StringComparison.Ordinal);
        Assert.Equal("P1003", (await Database.GetStatusAsync()).Failure!.Code);
    }

    [Theory]
    [InlineData("Data Source=x;Secret=hush")]
    [InlineData("Data Source=:memory:")]
    [InlineData("postgresql://u:hush@h/d")]
    public async Task A_connection_string_that_names_no_file_is_refused_and_not_repeated(string connectionString)
    {
        Database.Workspace.Migration("20260101_a", "");

        var outcome = await new Migrator(Database.Definition, connectionString, NullLogger.Instance).MigrateAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Equal("P1013", outcome.Failure!.Code);
        Assert.DoesNotContain("hush", outcome.Failure.Message, StringComparison.Ordinal);
    }
}
