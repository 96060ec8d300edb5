using Microsoft.Data.Sqlite;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

[Collection(PlaygroundTurn.Collection)]
public sealed class KilledAppHostTests
{
    private const string Slow = "20260102000000_slow";

    [Fact]
    public async Task An_AppHost_killed_during_a_migration_leaves_nothing_of_it_and_the_next_start_finishes()
    {
        using var turn = await PlaygroundTurn.TakeAsync();
        using var workspace = TestWorkspace.WithJobs().WithMigration(
            Slow,
            """
            CREATE TABLE numbers (total INTEGER);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) INSERT INTO numbers SELECT count(*) FROM n;
            """);
        string[] settings =
        [
            $"--NetScript:Workspace={workspace.Root}", "--NetScript:Databases:orders:Engine=Sqlite", $"--NetScript:Databases:orders:DataPath={workspace.DatabaseFile}",
        ];

        await using (var killed = PlaygroundProcess.Start(settings))
        {
            await killed.ExpectOutputAsync($"Applied app/{TestWorkspace.FirstMigration}");
            await PlaygroundProcess.WaitUntilAsync(() => Task.FromResult(IsBeingWritten(workspace)));
            Assert.True(IsBeingWritten(workspace));
            await killed.KillAsync();
            Assert.Empty(await killed.GetSurvivorsAsync());
        }

        Assert.Equal(0, workspace.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'numbers'"));
        Assert.Equal(0, workspace.Scalar($"SELECT count(*) FROM _prisma_migrations WHERE migration_name = '{Slow}'"));

        workspace.WithMigration(Slow, "CREATE TABLE numbers (total INTEGER);");
        await using var next = PlaygroundProcess.Start(settings);
        await next.ExpectOutputAsync($"Applied app/{Slow}");
        await next.ExpectOutputAsync("Ran app/jobs.sql");
        await next.InterruptAsync();

        Assert.Equal(2, workspace.Scalar("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"));
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    private static bool IsBeingWritten(TestWorkspace workspace)
    {
        try
        {
            using var connection = workspace.HoldWriteLock(patience: TimeSpan.FromSeconds(1));
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 5)
        {
            return true;
        }
    }
}
