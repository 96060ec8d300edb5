namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
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

    [Fact]
    public async Task Several_processes_at_once_all_succeed()
    {
        var token = TestContext.Current.CancellationToken;
        for (var i = 1; i <= 12; i++)
        {
            Database.Workspace.Migration($"202601{i:00}_step", $"CREATE TABLE t{i} (id INT);\nINSERT INTO t{i} VALUES ({i});");
        }

        var children = Enumerable.Range(0, 4).Select(_ => ChildMigrator.Start(Database.Workspace, Database.ConnectionString)).ToList();
        var codes = await Task.WhenAll(children.Select(child => child.WaitForExitAsync(token)));
        children.ForEach(child => child.Dispose());

        Assert.Equal([0, 0, 0, 0], codes);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"202601{i:00}_step|finished|-|1"), Database.History().Order(StringComparer.Ordinal));
    }
}
