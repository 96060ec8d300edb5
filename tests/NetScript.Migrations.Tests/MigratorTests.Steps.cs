namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
    [Fact]
    public async Task A_script_that_was_interrupted_goes_on_where_its_steps_were_counted()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);\nCREATE TABLE slow (n INT);");
        Database.Workspace.Migration("20260102_steps", $"CREATE TABLE once (id INT);\nINSERT INTO once VALUES (1);\n{OutsideTransaction}\n{SlowWhileGated}\nINSERT INTO once VALUES (2);");
        await KillInAsync("app/20260102_steps", "3/5");
        var interrupted = Assert.Single(Database.History(), row => row.StartsWith("20260102", StringComparison.Ordinal));
        Database.Execute("DELETE FROM gate");

        var outcome = await Database.MigrateAsync();

        Assert.Equal("20260102_steps|-|-|3", interrupted);
        Assert.Null(outcome.Failure);
        Assert.Equal(["app/20260102_steps"], outcome.Applied);
        Assert.Equal(["20260101_gate|finished|-|1", "20260102_steps|finished|-|1"], Database.History());
        Assert.Equal(["1", "2"], Database.Query("SELECT id FROM once ORDER BY id"));
        Assert.Equal(["NULL", "NULL"], Database.Query("SELECT logs FROM _prisma_migrations"));
        Assert.Single(Database.Query("SELECT n FROM slow"));
    }

    /// <summary>A statement that the engine executes outside a transaction only.</summary>
    protected abstract string OutsideTransaction { get; }

    [Fact]
    public async Task Where_nobody_can_tell_what_became_of_a_statement_the_run_stops_and_names_it()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);\nCREATE TABLE slow (n INT);");
        Database.Workspace.Migration("20260102_steps", $"-- netscript: no-transaction\nCREATE TABLE once (id INT);\n\n{SlowWhileGated}");
        await KillInAsync("app/20260102_steps", "1/2");
        Database.Execute("DELETE FROM gate");
        // A server may go on with it although nobody waits for the answer.
        var rows = Database.Query("SELECT n FROM slow").Count;

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3009", "app/20260102_steps", 2, 4), (failure.Code, failure.Migration, failure.Statement, failure.Line));
        Assert.Contains("interrupted at statement 2, line 4", failure.Message, StringComparison.Ordinal);
        Assert.Equal(rows, Database.Query("SELECT n FROM slow").Count);

        await ResolveAsync("20260102_steps", MigrationResolution.RolledBack);
        Database.Execute("DROP TABLE once");
        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(rows + 1, Database.Query("SELECT n FROM slow").Count);
    }

    [Fact]
    public async Task A_script_that_was_changed_after_it_was_interrupted_does_not_go_on()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);\nCREATE TABLE slow (n INT);");
        Database.Workspace.Migration("20260102_steps", $"CREATE TABLE once (id INT);\n{OutsideTransaction}\n{SlowWhileGated}");
        await KillInAsync("app/20260102_steps", "2/3");
        Database.Workspace.Migration("20260102_steps", $"CREATE TABLE other (id INT);\n{OutsideTransaction}\nINSERT INTO slow VALUES (1);");

        Assert.Equal("P3009", (await Database.MigrateAsync()).Failure!.Code);
        Assert.Empty(Database.Query("SELECT n FROM slow"));
    }

    [Fact]
    public async Task What_failed_after_steps_that_are_in_effect_is_led_on_by_resolve()
    {
        Database.Workspace.Migration("20260101_a", $"CREATE TABLE a (id INT);\n{OutsideTransaction}\nCREATE TABEL b (id INT);");
        var failure = (await Database.MigrateAsync()).Failure!;
        Database.Execute("CREATE TABLE b (id INT)");

        var resolved = await ResolveAsync("app/20260101_a", MigrationResolution.Applied);

        Assert.Equal(("P3018", 3), (failure.Code, failure.Statement));
        Assert.Contains("netscript db resolve --applied 20260101_a", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["app/20260101_a"], resolved.Migrations);
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
    }

    [Fact]
    public async Task Several_processes_at_once_execute_a_script_outside_a_transaction_once()
    {
        var token = TestContext.Current.CancellationToken;
        Database.Workspace.Migration("20260101_a", $"CREATE TABLE a (id INT);\n{string.Concat(Enumerable.Repeat($"INSERT INTO a VALUES (1);\n{OutsideTransaction}\n", 10))}");

        var children = Enumerable.Range(0, 4).Select(_ => ChildMigrator.Start(Database.Workspace, Database.ConnectionString)).ToList();
        var codes = await Task.WhenAll(children.Select(child => child.WaitForExitAsync(token)));
        children.ForEach(child => child.Dispose());

        Assert.Equal([0, 0, 0, 0], codes);
        Assert.Equal(["20260101_a|finished|-|1"], Database.History());
        Assert.Equal(["10"], Database.Query("SELECT count(*) FROM a"));
    }

    private async Task KillInAsync(string migration, string step)
    {
        var token = TestContext.Current.CancellationToken;
        using var child = ChildMigrator.Start(Database.Workspace, Database.ConnectionString);
        await child.WaitForAsync($"{migration} {step}", token);
        await child.KillAsync(token);
    }
}
