namespace NetScript.Migrations.Tests.Reliability;

/// <summary>A SQLite file whose last writer was killed in the middle of a transaction.</summary>
public sealed class HotJournalTests
{
    [Theory]
    [InlineData("DELETE", "-journal")]
    [InlineData("WAL", "-wal")]
    public async Task It_is_rolled_back_by_whoever_asks_for_the_status(string mode, string suffix)
    {
        using var database = new SqliteTestDatabase();
        using var killed = new SqliteTestDatabase();
        foreach (var workspace in new[] { database.Workspace, killed.Workspace })
        {
            workspace.Migration("20260101_a", "CREATE TABLE a (id INT, text TEXT);");
        }

        await database.MigrateAsync();
        await killed.MigrateAsync();
        database.Execute($"PRAGMA journal_mode = {mode}");
        using (var writer = database.Connect())
        using (var command = writer.CreateCommand())
        {
            // Without a cache the pages are written before the commit.
            command.CommandText = "PRAGMA cache_size = 1; BEGIN; DELETE FROM _prisma_migrations; WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 500) INSERT INTO a SELECT n, hex(zeroblob(500)) FROM c";
            command.ExecuteNonQuery();
            Copy(database, killed, "");
            Copy(database, killed, suffix);
        }

        var status = await killed.GetStatusAsync();

        Assert.Null(status.Failure);
        Assert.True(status.IsUpToDate);
        Assert.Equal(["0"], killed.Query("SELECT count(*) FROM a"));
    }

    private static void Copy(SqliteTestDatabase from, SqliteTestDatabase to, string suffix)
    {
        using var source = new FileStream(from.Definition.DatabaseFile + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = new FileStream(to.Definition.DatabaseFile + suffix, FileMode.Create);
        source.CopyTo(target);
        Assert.NotEqual(0, target.Length);
    }
}
