namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Disks on which a SQLite file has no room.</summary>
public sealed class SqliteFaultTests
{
    [Fact]
    public async Task A_full_disk_rolls_the_migration_back_and_the_next_run_finishes_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 2);
        using var database = new SqliteTestDatabase();
        UseFile(database, Path.Combine(disk.Path, "app.db"));
        database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT, body BLOB);\nINSERT INTO a VALUES (0, 'kept');");
        database.Workspace.Migration("20260102_b", string.Concat(Enumerable.Range(1, 40).Select(i => $"INSERT INTO a VALUES ({i}, zeroblob(100000));\n")));

        var failure = (await database.MigrateAsync()).Failure!;
        var (left, state) = (database.Query("SELECT id FROM a"), await database.GetStatusAsync());
        await disk.ResizeAsync(megabytes: 64);
        var outcome = await database.MigrateAsync();

        Assert.Equal(("P3018", "app/20260102_b", "SQLITE_FULL"), (failure.Code, failure.Migration, failure.DatabaseCode));
        Assert.Equal(["0"], left);
        Assert.Null(state.Failure);
        Assert.DoesNotContain(state.Migrations, migration => migration.State == MigrationState.Failed);
        Assert.Equal(["app/20260102_b"], outcome.Applied);
        Assert.Equal(["41"], database.Query("SELECT count(*) FROM a"));
        Assert.Equal(["ok"], database.Query("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_disk_without_room_for_the_file_itself_is_told()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 1);
        using var database = new SqliteTestDatabase();
        UseFile(database, Path.Combine(disk.Path, "app.db"));
        database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await disk.FillAsync();

        var failure = (await database.MigrateAsync()).Failure!;
        await disk.ResizeAsync(megabytes: 8);

        Assert.Equal(("P2010", "SQLITE_FULL"), (failure.Code, failure.DatabaseCode));
        Assert.Contains(disk.Path, failure.Message, StringComparison.Ordinal);
        Assert.Equal(["app/20260101_a"], (await database.MigrateAsync()).Applied);
    }

    private static void UseFile(SqliteTestDatabase database, string file) => database.Definition = database.Definition with { DataPath = file };
}
