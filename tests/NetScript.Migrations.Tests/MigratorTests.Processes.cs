namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
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
