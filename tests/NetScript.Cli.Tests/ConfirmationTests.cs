using NetScript.Testing;

namespace NetScript.Cli.Tests;

/// <summary>What is asked before something is destroyed.</summary>
public sealed class ConfirmationTests(PostgresServer server)
{
    [Fact]
    public async Task Reset_without_a_terminal_needs_yes()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy")).Expect(0);
        workspace.Scalar("INSERT INTO jobs (id, name) VALUES (7, 'kept')");
        Assert.Contains("--yes", (await workspace.RunAsync("reset")).Expect(4).Error, StringComparison.Ordinal);
        Assert.Equal(1L, workspace.Scalar("SELECT count(*) FROM jobs WHERE id = 7"));
        (await workspace.RunAsync("reset", "--yes")).Expect(0);
        Assert.Equal(0L, workspace.Scalar("SELECT count(*) FROM jobs WHERE id = 7"));
        Assert.Equal(1L, workspace.Scalar("SELECT count(*) FROM jobs WHERE id = 1"));
    }

    [Fact]
    public async Task Squash_without_a_terminal_needs_yes()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy")).Expect(0);
        Assert.Contains("--yes", (await workspace.RunAsync("squash", "--name", "all")).Expect(4).Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(workspace.Migrations, TestWorkspace.First)));
        (await workspace.RunAsync("squash", "--name", "all", "--yes")).Expect(0);
        Assert.Equal(["20260102000000_all"], Directory.GetDirectories(workspace.Migrations).Select(Path.GetFileName));
        (await workspace.RunAsync("verify")).Expect(0);
    }

    [Fact]
    public async Task An_external_database_is_reset_only_with_its_name()
    {
        server.SkipUnlessAvailable();
        using var database = PostgresDatabase.Create(server);
        using var workspace = new TestWorkspace { Engine = "postgres" }.Migration(TestWorkspace.First, "CREATE TABLE jobs (id int);");
        string[] reset = ["reset", "--url", database.Url, "--migrations", workspace.Migrations, "--yes"];
        using (var connection = database.Open())
        {
            PostgresDatabase.Execute(connection, "CREATE TABLE kept (id int)");
        }

        Assert.Contains($"--confirm {database.Name}", (await workspace.RunAsync(reset)).Expect(4).Error, StringComparison.Ordinal);
        (await workspace.RunAsync([.. reset, "--confirm", "another"])).Expect(4);
        Assert.True(database.HasTable("kept"));
        (await workspace.RunAsync([.. reset, "--confirm", database.Name])).Expect(0);
        Assert.False(database.HasTable("kept"));
        Assert.True(database.HasTable("jobs"));
    }

    [Fact]
    public async Task On_a_terminal_reset_asks_and_no_changes_nothing()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy")).Expect(0);
        workspace.Scalar("INSERT INTO jobs (id, name) VALUES (7, 'kept')");
        var declined = (await Netscript.RunOnTerminalAsync(workspace.Root, ["db", "reset"], "n\n")).Expect(130);
        Assert.Contains("Drop everything in app", declined.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", declined.Output, StringComparison.Ordinal);
        Assert.Equal(1L, workspace.Scalar("SELECT count(*) FROM jobs WHERE id = 7"));
        (await Netscript.RunOnTerminalAsync(workspace.Root, ["db", "reset"], "y\n")).Expect(0);
        Assert.Equal(0L, workspace.Scalar("SELECT count(*) FROM jobs WHERE id = 7"));
    }

    [Fact]
    public async Task On_a_terminal_the_name_of_a_database_that_looks_like_production_is_asked_for()
    {
        using var workspace = TestWorkspace.WithJobs().Configured(""" "app": { "Engine": "Sqlite", "DataPath": "shop-production.db" } """);
        (await workspace.RunAsync("reset", "--yes")).Expect(4);
        (await Netscript.RunOnTerminalAsync(workspace.Root, ["db", "reset"], "y\nwrong\n")).Expect(4);
        Assert.False(File.Exists(Path.Combine(workspace.Root, "shop-production.db")));
        (await Netscript.RunOnTerminalAsync(workspace.Root, ["db", "reset"], "y\nshop-production.db\n")).Expect(0);
        Assert.True(workspace.HasTable("jobs", Path.Combine(workspace.Root, "shop-production.db")));
    }
}
