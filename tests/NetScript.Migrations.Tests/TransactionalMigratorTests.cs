namespace NetScript.Migrations.Tests;

/// <summary>What holds on engines where definitions are part of a transaction.</summary>
public abstract class TransactionalMigratorTests(TestDatabase database) : MigratorTests(database)
{
    protected sealed override bool HasTransactionalDdl => true;

    [Fact]
    public async Task A_failed_migration_names_its_statement_line_and_column_and_leaves_nothing()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var path = Database.Workspace.Migration("20260102_b", "-- Ada's 😀 table\nCREATE TABLE b (id INT);\n\n/* é */  INSERT INTO nowhere VALUES (1);\nCREATE TABLE c (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE d (id INT);");

        var outcome = await Database.MigrateAsync();

        Assert.Equal(MigrationOutcomeKind.Failed, outcome.Kind);
        Assert.Equal(["app/20260101_a"], outcome.Applied);
        var failure = outcome.Failure!;
        Assert.Equal(("P3018", "app/20260102_b", 2, 4), (failure.Code, failure.Migration, failure.Statement, failure.Line));
        Assert.StartsWith("P3018: app/20260102_b failed at statement 2 (", failure.Message, StringComparison.Ordinal);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ExpectedFailure, (failure.Column, failure.DatabaseCode));
        Assert.False(Database.HasTable("b"));
        Assert.False(Database.HasTable("d"));
        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|-|rolled back|0"], Database.History());
        Assert.Equal([failure.Message], Database.Query("SELECT logs FROM _prisma_migrations WHERE logs IS NOT NULL"));
    }

    /// <summary>The column and the code of an insert into a table that is not there, eleven characters into its line.</summary>
    protected abstract (int? Column, string? Code) ExpectedFailure { get; }

    [Fact]
    public async Task A_corrected_migration_is_tried_again_without_a_manual_step()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);\nCREATE TABEL b (id INT);");
        await Database.MigrateAsync();
        var status = await Database.GetStatusAsync();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);");

        var outcome = await Database.MigrateAsync();

        Assert.Equal(MigrationState.RolledBack, Assert.Single(status.Migrations).State);
        Assert.Contains("TABEL", status.Migrations[0].Logs, StringComparison.Ordinal);
        Assert.Equal(["app/20260101_a"], outcome.Applied);
        Assert.Equal(["20260101_a|-|rolled back|0", "20260101_a|finished|-|1"], Database.History());
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task A_script_that_is_a_transaction_of_its_own_is_applied_with_its_record()
    {
        Database.Workspace.Migration("20260101_a", "BEGIN;\nCREATE TABLE a (id INT);\nCREATE TABEL b (id INT);\nCOMMIT;");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal((3, 3), (failure.Statement, failure.Line));
        Assert.False(Database.HasTable("a"));
        Assert.Equal(["20260101_a|-|rolled back|0"], Database.History());
    }

    [Fact]
    public async Task Cancelling_rolls_back_what_was_begun()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);");
        Database.Workspace.Migration("20260102_slow", $"CREATE TABLE slow (n INT);\n{SlowWhileGated}");
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder(report =>
        {
            if (report is ScriptStartedEvent { Name: "app/20260102_slow" })
            {
                cancellation.CancelAfter(TimeSpan.FromMilliseconds(100));
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.Migrator.MigrateAsync(Database.Workspace.Load(), progress, null, cancellation.Token));

        Assert.Equal(["20260101_gate|finished|-|1"], Database.History());
        Assert.False(Database.HasTable("slow"));
    }

    [Fact]
    public async Task A_statement_that_takes_longer_than_is_allowed_fails()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);");
        Database.Workspace.Migration("20260102_slow", $"CREATE TABLE slow (n INT);\n{SlowWhileGated}");
        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { CommandTimeout = TimeSpan.FromMilliseconds(200) } };

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3018", 2), (failure.Code, failure.Statement));
        Assert.Contains("CommandTimeout", failure.Message, StringComparison.Ordinal);
        Assert.False(Database.HasTable("slow"));
    }

    [Fact]
    public async Task A_killed_migrator_leaves_nothing_half_done_and_the_next_run_finishes()
    {
        var token = TestContext.Current.CancellationToken;
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);");
        Database.Workspace.Migration("20260102_slow", $"CREATE TABLE slow (n INT);\n{SlowWhileGated}");
        Database.Workspace.Migration("20260103_last", "CREATE TABLE last (id INT);");
        using (var child = ChildMigrator.Start(Database.Workspace, Database.ConnectionString))
        {
            await child.WaitForAsync("app/20260102_slow", token);
            await child.KillAsync(token);
        }

        Assert.Equal(["20260101_gate|finished|-|1"], Database.History());
        Assert.False(Database.HasTable("slow"));
        Database.Execute("DELETE FROM gate");
        var outcome = await Database.MigrateAsync();

        Assert.Null(outcome.Failure);
        Assert.Equal(["app/20260102_slow", "app/20260103_last"], outcome.Applied);
        Assert.Equal(["20260101_gate|finished|-|1", "20260102_slow|finished|-|1", "20260103_last|finished|-|1"], Database.History());
        Assert.Single(Database.Query("SELECT n FROM slow"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public async Task Killed_at_any_moment_the_history_agrees_with_the_schema(int step)
    {
        var token = TestContext.Current.CancellationToken;
        for (var i = 1; i <= 20; i++)
        {
            Database.Workspace.Migration($"202601{i:00}_step", string.Concat(Enumerable.Range(0, 20).Select(j => $"CREATE TABLE t{i}_{j} (id INT);\nINSERT INTO t{i}_{j} VALUES ({j});\n")));
        }

        using (var child = ChildMigrator.Start(Database.Workspace, Database.ConnectionString))
        {
            await child.WaitForAsync($"app/202601{step:00}_step", token);
            await child.KillAsync(token);
        }

        for (var i = 1; i <= 20; i++)
        {
            var isRecorded = Database.History().Contains($"202601{i:00}_step|finished|-|1");
            Assert.Equal(isRecorded, Database.HasTable($"t{i}_0"));
            Assert.Equal(isRecorded, Database.HasTable($"t{i}_19"));
        }

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"202601{i:00}_step|finished|-|1"), Database.History());
    }
}
