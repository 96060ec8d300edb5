using System.Text.RegularExpressions;

namespace NetScript.Migrations.Tests;

/// <summary>What holds on every engine.</summary>
public abstract partial class MigratorTests(TestDatabase database) : IDisposable
{
    protected TestDatabase Database { get; } = database;

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A script that the engine refuses in a transaction, and that must work after it.</summary>
    protected abstract string NoTransactionScript { get; }

    /// <summary>Whether definitions are part of a transaction.</summary>
    protected abstract bool HasTransactionalDdl { get; }

    /// <summary>A statement that takes for ever while the table <c>gate</c> has a row.</summary>
    protected abstract string SlowWhileGated { get; }

    [Fact]
    public async Task Pending_migrations_are_applied_in_order_and_recorded_as_Prisma_records_them()
    {
        var database = Database;
        database.Workspace.Migration("20260101_users", "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20));", "accounts");
        database.Workspace.Migration("20260102_data", "INSERT INTO users VALUES (1, 'Ada; or so');\nINSERT INTO users VALUES (2, 'Grace');");

        var outcome = await database.MigrateAsync();

        Assert.Null(outcome.Failure);
        Assert.Equal(MigrationOutcomeKind.Applied, outcome.Kind);
        Assert.Equal(["accounts/20260101_users", "app/20260102_data"], outcome.Applied);
        Assert.Equal(["Ada; or so", "Grace"], database.Query("SELECT name FROM users ORDER BY id"));
        Assert.Equal(["20260101_users|finished|-|1", "20260102_data|finished|-|1"], database.History());
        Assert.Equal(database.Workspace.Load().Migrations.Select(migration => $"{migration.Checksum}|NULL"), database.Query("SELECT checksum, logs FROM _prisma_migrations ORDER BY migration_name"));
        Assert.All(database.Query("SELECT id FROM _prisma_migrations"), id => Assert.Matches(UuidVersion4(), id));
        Assert.Equal(["2"], database.Query("SELECT count(*) FROM _prisma_migrations WHERE started_at <= finished_at"));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        var rows = Database.Query("SELECT * FROM _prisma_migrations");

        var outcome = await Database.MigrateAsync();

        Assert.Equal(MigrationOutcomeKind.UpToDate, outcome.Kind);
        Assert.Empty(outcome.Applied);
        Assert.Equal(rows, Database.Query("SELECT * FROM _prisma_migrations"));
    }

    [Fact]
    public async Task Without_any_migration_there_is_nothing_to_do_and_no_table_to_make()
    {
        Directory.CreateDirectory(Path.Combine(Database.Workspace.EngineRoot, "migrations"));

        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
        Assert.False(Database.HasTable("_prisma_migrations"));
    }

    [Fact]
    public async Task A_slip_in_the_last_script_is_found_before_the_first_is_applied()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);\nINSERT INTO b VALUES ('open);\n");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3018", "app/20260102_b", 2, 23), (failure.Code, failure.Migration, failure.Line, failure.Column));
        Assert.False(Database.HasTable("a"));
        Assert.False(Database.HasTable("_prisma_migrations"));
    }

    [Fact]
    public async Task A_row_that_Prisma_left_unfinished_stops_the_run()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at) SELECT 'x', 'y', '20260102_b', 'it broke', started_at FROM _prisma_migrations");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3009", "app/20260102_b"), (failure.Code, failure.Migration));
        Assert.Contains("it broke", failure.Message, StringComparison.Ordinal);
        Assert.Contains("netscript db resolve --rolled-back 20260102_b", failure.Message, StringComparison.Ordinal);
        Assert.False(Database.HasTable("c"));
    }

    [Fact]
    public async Task A_database_with_tables_and_without_a_history_is_left_alone()
    {
        Database.Create();
        Database.Execute("CREATE TABLE legacy (id INT)");
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal("P3005", failure.Code);
        Assert.Contains("(legacy)", failure.Message, StringComparison.Ordinal);
        Assert.False(Database.HasTable("_prisma_migrations"));
        Assert.False(Database.HasTable("a"));
    }

    [Fact]
    public async Task Four_at_once_apply_each_migration_once()
    {
        for (var i = 1; i <= 12; i++)
        {
            Database.Workspace.Migration($"202601{i:00}_step", $"CREATE TABLE t{i} (id INT);\nINSERT INTO t{i} VALUES ({i});");
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database.MigrateAsync())));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(12, outcomes.Sum(outcome => outcome.Applied.Count));
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"202601{i:00}_step|finished|-|1"), Database.History().Order(StringComparer.Ordinal));
        Assert.Equal(["1"], Database.Query("SELECT count(*) FROM t12"));
    }

    [Fact]
    public async Task A_script_that_the_engine_refuses_in_a_transaction_runs_outside()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", NoTransactionScript);

        var outcome = await Database.MigrateAsync();

        Assert.Null(outcome.Failure);
        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|finished|-|1"], Database.History());
    }

    [Fact]
    public async Task What_fails_outside_a_transaction_stays_failed_if_something_of_it_is_in_effect()
    {
        Database.Workspace.Migration("20260101_a", "-- netscript: no-transaction\nCREATE TABLE a (id INT);\nCREATE TABEL b (id INT);");

        var first = (await Database.MigrateAsync()).Failure!;
        var second = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3018", 2, 3), (first.Code, first.Statement, first.Line));
        Assert.Contains("the statements before are in effect", first.Message, StringComparison.Ordinal);
        Assert.True(Database.HasTable("a"));
        Assert.Equal(["20260101_a|-|-|1"], Database.History());
        Assert.Equal("P3009", second.Code);
        Assert.Equal(MigrationState.Failed, Assert.Single((await Database.GetStatusAsync()).Migrations).State);
    }

    [Fact]
    public async Task What_fails_outside_a_transaction_at_its_first_statement_is_tried_again()
    {
        Database.Workspace.Migration("20260101_a", "-- netscript: no-transaction\nCREATE TABEL a (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260101_a", "-- netscript: no-transaction\nCREATE TABLE a (id INT);");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["20260101_a|-|rolled back|0", "20260101_a|finished|-|1"], Database.History());
    }

    [Fact]
    public async Task A_script_without_a_statement_is_recorded()
    {
        Database.Workspace.Migration("20260101_a", "-- This is an empty migration.");

        Assert.Equal(["app/20260101_a"], (await Database.MigrateAsync()).Applied);
        Assert.Equal(["20260101_a|finished|-|1"], Database.History());
    }

    [Fact]
    public async Task Progress_is_reported_step_by_step()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);\nCREATE TABLE a2 (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        var progress = new Recorder();

        await Database.MigrateAsync(progress);

        Assert.Equal(
            [
                "ConnectingEvent { }", "LockingEvent { }", "planned app/20260101_a, app/20260102_b",
                "started app/20260101_a 1/2 of 2 statements", "executed 2/2", "finished app/20260101_a 1/2",
                "started app/20260102_b 2/2 of 1 statements", "executed 1/1", "finished app/20260102_b 2/2",
            ],
            // On MySQL the lock is the server's, which other tests hold as well.
            progress.Reports.Where(report => report is not WaitingEvent && (report is not StatementEvent statement || statement.Executed == statement.Statements)).Select(report => report switch
            {
                PlannedEvent plan => $"planned {string.Join(", ", plan.Scripts)}",
                ScriptStartedEvent script => $"started {script.Name} {script.Index}/{script.Total} of {script.Statements} statements",
                StatementEvent statement => $"executed {statement.Executed}/{statement.Statements}",
                ScriptFinishedEvent script => $"finished {script.Name} {script.Index}/{script.Total}",
                _ => report.ToString(),
            }));
    }

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex UuidVersion4();
}
