using NetScript.Testing;

namespace NetScript.Cli.Tests;

/// <summary>Ctrl+C and SIGTERM: 130, and nothing half done.</summary>
public sealed class CancellationTests(PostgresServer server)
{
    private const string Endless = "CREATE TABLE half (id INTEGER);\nINSERT INTO half WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0;";

    [Theory]
    [InlineData(Netscript.Interrupt)]
    [InlineData(Netscript.Terminate)]
    public async Task A_migration_in_SQLite_is_rolled_back(string signal)
    {
        using var workspace = TestWorkspace.WithJobs().Migration(TestWorkspace.Second, Endless);
        using var run = Netscript.Start(workspace.Root, ["db", "deploy", "--verbose"]);
        await run.WaitForAsync("Running 2/2");
        await run.SignalAsync(signal);
        var result = (await run.WaitAsync()).Expect(130);
        Assert.Contains("Cancelled during app/20260102000000_second, which was rolled back. Before that, 1 migration", result.Error, StringComparison.Ordinal);
        Assert.False(workspace.HasTable("half"));
        (await workspace.RunAsync("deploy", "--target", TestWorkspace.First)).Expect(0);
    }

    [Fact]
    public async Task A_migration_in_PostgreSQL_is_rolled_back()
    {
        server.SkipUnlessAvailable();
        using var database = PostgresDatabase.Create(server);
        using var workspace = new TestWorkspace { Engine = "postgres" }
            .Migration(TestWorkspace.First, "CREATE TABLE jobs (id int);")
            .Migration(TestWorkspace.Second, "CREATE TABLE half (id int);\nSELECT pg_sleep(3600);");
        string[] target = ["--url", database.Url, "--migrations", workspace.Migrations];
        using var run = Netscript.Start(workspace.Root, ["db", "deploy", "--verbose", "--json", .. target]);
        await run.WaitForAsync("Running 2/2");
        await run.SignalAsync(Netscript.Interrupt);
        var result = (await run.WaitAsync()).Expect(130);
        Assert.Equal("cancelled", result.FailureCode);
        Assert.Equal(["app/20260101000000_first"], result.Json.GetProperty("applied").EnumerateArray().Select(name => name.GetString()));
        Assert.False(database.HasTable("half"));
        workspace.Migration(TestWorkspace.Second, "CREATE TABLE whole (id int);");
        (await workspace.RunAsync(["deploy", .. target])).Expect(0);
        Assert.True(database.HasTable("whole"));
    }

    [Fact]
    public async Task A_run_that_waits_for_the_lock_is_cancelled()
    {
        using var workspace = TestWorkspace.WithJobs();
        using var holder = workspace.HoldLock();
        using var run = Netscript.Start(workspace.Root, ["db", "deploy", "--verbose"]);
        await run.WaitForAsync("Taking the migration lock");
        await run.SignalAsync(Netscript.Interrupt);
        Assert.Contains("no script was running", (await run.WaitAsync()).Expect(130).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_server_is_cancelled()
    {
        using var workspace = new TestWorkspace { Engine = "postgres" }.Migration(TestWorkspace.First, "SELECT 1;");
        using var run = Netscript.Start(workspace.Root, ["db", "deploy", "--url", "postgresql://u:p@127.0.0.1:1/app", "--migrations", workspace.Migrations, "--connect-timeout", "1h"]);
        await run.WaitForAsync("Waiting: ");
        await run.SignalAsync(Netscript.Terminate);
        (await run.WaitAsync()).Expect(130);
    }

    [Fact]
    public async Task A_seed_is_rolled_back()
    {
        using var workspace = TestWorkspace.WithJobs().Seed("z_endless.sql", "DELETE FROM jobs;\nINSERT INTO jobs WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x, 'x', 'x' FROM c WHERE x < 0;");
        (await workspace.RunAsync("deploy")).Expect(0);
        using var run = Netscript.Start(workspace.Root, ["db", "seed", "--verbose"]);
        await run.WaitForAsync("Running 2/2");
        await run.SignalAsync(Netscript.Interrupt);
        (await run.WaitAsync()).Expect(130);
        Assert.Equal(1L, workspace.Scalar("SELECT count(*) FROM jobs"));
    }
}
