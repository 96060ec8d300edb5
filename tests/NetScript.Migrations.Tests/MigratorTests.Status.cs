using Microsoft.Extensions.Logging;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
    [Fact]
    public async Task The_status_of_a_database_that_does_not_exist_is_that_everything_is_pending_and_creates_nothing()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Seed("01.sql", "");

        var status = await Database.GetStatusAsync();

        Assert.Null(status.Failure);
        Assert.Equal(MigrationState.Pending, Assert.Single(status.Migrations).State);
        Assert.Equal(SeedState.Pending, Assert.Single(status.Seeds).State);
        Assert.False(status.IsUpToDate);
        Assert.False(Exists());
    }

    /// <summary>Whether the database exists.</summary>
    protected abstract bool Exists();

    [Fact]
    public async Task Each_migration_has_its_state()
    {
        var workspace = Database.Workspace;
        workspace.Migration("20260101_same", "CREATE TABLE a (id INT);\n");
        workspace.Migration("20260102_modified", "CREATE TABLE b (id INT);");
        var orphan = workspace.Migration("20260103_orphan", "CREATE TABLE c (id INT);");
        await Database.MigrateAsync();
        workspace.Migration("20260101_same", "CREATE TABLE a (id INT);\r\n");
        workspace.Migration("20260102_modified", "CREATE TABLE b (id INT); -- changed");
        Directory.Delete(Path.GetDirectoryName(orphan)!, recursive: true);
        workspace.Migration("20260104_broken", "CREATE TABEL d (id INT);");
        workspace.Migration("20260105_pending", "CREATE TABLE e (id INT);");
        await Database.MigrateAsync();

        var status = await Database.GetStatusAsync();

        Assert.Equal(
            [
                ("app/20260101_same", MigrationState.Applied), ("app/20260102_modified", MigrationState.Modified), ("app/20260104_broken", MigrationState.RolledBack),
                ("app/20260105_pending", MigrationState.Pending), ("20260103_orphan", MigrationState.Orphaned),
            ],
            status.Migrations.Select(migration => (migration.DisplayName, migration.State)));
        Assert.Equal((1, 2, 0, 1, 1), (status.Applied, status.Pending, status.Failed, status.Modified, status.Orphaned));
        Assert.False(status.MigrationsAreUpToDate);
        Assert.InRange(status.Migrations[0].AppliedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.Null(status.Migrations[3].AppliedAt);
    }

    [Fact]
    public async Task Modified_and_orphaned_migrations_are_warned_of_and_stop_nothing()
    {
        var workspace = Database.Workspace;
        workspace.Migration("20260101_modified", "CREATE TABLE a (id INT);");
        var orphan = workspace.Migration("20260102_orphan", "CREATE TABLE b (id INT);");
        await Database.MigrateAsync();
        workspace.Migration("20260101_modified", "CREATE TABLE a (id INT, name TEXT);");
        Directory.Delete(Path.GetDirectoryName(orphan)!, recursive: true);

        var outcome = await Database.MigrateAsync();

        Assert.Equal(MigrationOutcomeKind.UpToDate, outcome.Kind);
        Assert.Collection(
            Database.Log.Messages(LogLevel.Warning),
            message => Assert.StartsWith("app/20260101_modified was changed", message, StringComparison.Ordinal),
            message => Assert.StartsWith("20260102_orphan is applied, but is no longer on disk", message, StringComparison.Ordinal));
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Theory]
    [InlineData(SeedMode.Once, 0, 0)]
    [InlineData(SeedMode.OnChange, 0, 1)]
    [InlineData(SeedMode.Always, 2, 2)]
    [InlineData(SeedMode.Off, 0, 0)]
    public async Task Seeds_run_again_as_the_mode_says(SeedMode mode, int again, int afterChange)
    {
        Database.Workspace.Migration("20260101_log", "CREATE TABLE log (line VARCHAR(20));");
        Database.Workspace.Seed("01_first.sql", "INSERT INTO log VALUES ('first');");
        Database.Workspace.Seed("02_second.sql", "INSERT INTO log VALUES ('second');", "workers");
        await Database.MigrateAsync();

        var first = await Database.SeedAsync();
        var second = await Database.SeedAsync(mode);
        Database.Workspace.Seed("01_first.sql", "INSERT INTO log VALUES ('changed');");
        var third = await Database.SeedAsync(mode);

        Assert.Equal(SeedOutcomeKind.Seeded, first.Kind);
        Assert.Equal(["workers/02_second.sql", "app/01_first.sql"], first.Seeded);
        Assert.Equal(again, second.Seeded.Count);
        Assert.Equal(afterChange, third.Seeded.Count);
        Assert.Equal(afterChange > 0 ? SeedOutcomeKind.Seeded : SeedOutcomeKind.UpToDate, third.Kind);
        Assert.Equal(2 + again + afterChange, Database.Query("SELECT line FROM log").Count);
        Assert.Equal(["|01_first.sql", "workers|02_second.sql"], Database.Query("SELECT plugin, name FROM _netscript_seeds ORDER BY plugin"));
    }

    [Fact]
    public async Task The_status_says_which_seeds_are_due()
    {
        Database.Workspace.Migration("20260101_log", "CREATE TABLE log (line VARCHAR(20));");
        Database.Workspace.Seed("01.sql", "INSERT INTO log VALUES ('one');");
        await Database.MigrateAsync();
        var before = await Database.GetStatusAsync();
        await Database.SeedAsync();
        var after = await Database.GetStatusAsync();
        Database.Workspace.Seed("01.sql", "INSERT INTO log VALUES ('two');");
        var changed = await Database.GetStatusAsync();
        Database.Definition = Database.Definition with { Seed = new SeedOptions { Mode = SeedMode.OnChange } };
        var due = await Database.GetStatusAsync();

        Assert.Equal((SeedState.Pending, true), (before.Seeds[0].State, before.Seeds[0].IsDue));
        Assert.True(before.MigrationsAreUpToDate);
        Assert.False(before.IsUpToDate);
        Assert.Equal((SeedState.Seeded, false), (after.Seeds[0].State, after.Seeds[0].IsDue));
        Assert.NotNull(after.Seeds[0].At);
        Assert.True(after.IsUpToDate);
        Assert.Equal((SeedState.Changed, false), (changed.Seeds[0].State, changed.Seeds[0].IsDue));
        Assert.True(changed.IsUpToDate);
        Assert.False(due.IsUpToDate);
    }

    [Fact]
    public async Task A_failing_seed_names_itself_and_is_run_again()
    {
        Database.Workspace.Migration("20260101_log", "CREATE TABLE log (line VARCHAR(20));");
        Database.Workspace.Seed("01_good.sql", "INSERT INTO log VALUES ('good');");
        Database.Workspace.Seed("02_bad.sql", "INSERT INTO log VALUES ('half');\nINSERT INTO nowhere VALUES (1);");
        await Database.MigrateAsync();

        var failed = await Database.SeedAsync();
        Database.Workspace.Seed("02_bad.sql", "INSERT INTO log VALUES ('whole');");
        var retried = await Database.SeedAsync();

        Assert.Equal(SeedOutcomeKind.Failed, failed.Kind);
        Assert.Equal(["app/01_good.sql"], failed.Seeded);
        Assert.Equal(("app/02_bad.sql", 2, 2), (failed.Failure!.Migration, failed.Failure.Statement, failed.Failure.Line));
        Assert.Equal(["app/02_bad.sql"], retried.Seeded);
        Assert.Equal(["good", "whole"], Database.Query("SELECT line FROM log ORDER BY line"));
    }

    [Fact]
    public async Task A_seed_that_cannot_run_in_a_transaction_is_refused()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Seed("01.sql", "VACUUM;");
        await Database.MigrateAsync();

        var failure = (await Database.SeedAsync()).Failure!;

        Assert.Equal(("P3018", "app/01.sql"), (failure.Code, failure.Migration));
        Assert.Contains("put such statements into a migration", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeds_run_once_though_several_seed_at_the_same_time()
    {
        Database.Workspace.Migration("20260101_log", "CREATE TABLE log (line VARCHAR(20));");
        for (var i = 0; i < 8; i++)
        {
            Database.Workspace.Seed($"0{i}.sql", $"INSERT INTO log VALUES ('{i}');");
        }

        await Database.MigrateAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database.SeedAsync())));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(8, Database.Query("SELECT line FROM log").Count);
    }
}
