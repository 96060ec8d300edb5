using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
    [Fact]
    public async Task A_migration_is_marked_as_applied_as_Prisma_marks_it()
    {
        Database.Create();
        Database.Execute("CREATE TABLE legacy (id INT)");
        Database.Workspace.Migration("0_init", "CREATE TABLE legacy (id INT);");
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");

        var marked = await ResolveAsync("0_init", MigrationResolution.Applied);
        var again = await ResolveAsync("0_init", MigrationResolution.Applied);
        var unknown = await ResolveAsync("1_nothing", MigrationResolution.Applied);
        var outcome = await Database.MigrateAsync();

        Assert.Null(marked.Failure);
        Assert.Equal(["app/0_init"], marked.Migrations);
        Assert.Equal("P3008", again.Failure!.Code);
        Assert.Equal("P3017", unknown.Failure!.Code);
        Assert.Equal(["app/20260101_a"], outcome.Applied);
        Assert.Equal(["0_init|finished|-|0", "20260101_a|finished|-|1"], Database.History());
        Assert.Equal(["0_init"], Database.Query("SELECT migration_name FROM _prisma_migrations WHERE logs = '' AND started_at = finished_at"));
    }

    [Fact]
    public async Task A_failed_migration_is_marked_as_rolled_back_and_is_tried_again()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) SELECT 'x', 'y', '20260102_b', started_at FROM _prisma_migrations");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");

        var resolved = await ResolveAsync("app/20260102_b", MigrationResolution.RolledBack);
        var again = await ResolveAsync("20260102_b", MigrationResolution.RolledBack);
        var outcome = await Database.MigrateAsync();

        Assert.Null(resolved.Failure);
        Assert.Null(again.Failure);
        Assert.Equal(["app/20260102_b"], outcome.Applied);
        Assert.Equal("P3012", (await ResolveAsync("20260101_a", MigrationResolution.RolledBack)).Failure!.Code);
        Assert.Equal("P3011", (await ResolveAsync("20260109_never", MigrationResolution.RolledBack)).Failure!.Code);
    }

    [Fact]
    public async Task A_failed_migration_that_is_marked_as_applied_has_its_attempt_rolled_back()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) SELECT 'x', 'y', '20260102_b', started_at FROM _prisma_migrations");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");

        Assert.Null((await ResolveAsync("20260102_b", MigrationResolution.Applied)).Failure);

        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|-|rolled back|0", "20260102_b|finished|-|0"], Database.History().Order(StringComparer.Ordinal));
        Assert.False(Database.HasTable("b"));
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task A_database_that_was_not_empty_is_baselined_up_to_a_migration()
    {
        Database.Create();
        Database.Execute("CREATE TABLE a (id INT)");
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);", "accounts");
        Database.Workspace.Migration("20260102_b", "ALTER TABLE a ADD COLUMN b INT;");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");
        Assert.Equal("P3005", (await Database.MigrateAsync()).Failure!.Code);

        var baselined = await Database.Migrator.BaselineAsync(Database.Workspace.Load(), "app/20260102_b", TestContext.Current.CancellationToken);
        var again = await Database.Migrator.BaselineAsync(Database.Workspace.Load(), "20260102_b", TestContext.Current.CancellationToken);
        var unknown = await Database.Migrator.BaselineAsync(Database.Workspace.Load(), "20260109_x", TestContext.Current.CancellationToken);

        Assert.Equal(["accounts/20260101_a", "app/20260102_b"], baselined.Migrations);
        Assert.Empty(again.Migrations);
        Assert.Equal("NS1002", unknown.Failure!.Code);
        Assert.Equal(["app/20260103_c"], (await Database.MigrateAsync()).Applied);
    }

    [Fact]
    public async Task What_people_say_of_a_database_that_does_not_exist_is_recorded_nowhere()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");

        Assert.Equal("P1003", (await ResolveAsync("20260101_a", MigrationResolution.Applied)).Failure!.Code);
        Assert.Equal("P1003", (await Database.Migrator.BaselineAsync(Database.Workspace.Load(), null, TestContext.Current.CancellationToken)).Failure!.Code);
        Assert.Equal("P1003", (await SquashAsync(new SquashOptions { Name = "x" })).Failure!.Code);
        Assert.False(Exists());
        Assert.Equal(2, Database.Workspace.Load().Migrations.Count);
    }

    [Fact]
    public async Task A_reset_drops_everything_and_begins_anew()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE parent (id INT PRIMARY KEY);\nCREATE TABLE child (id INT REFERENCES parent (id));\nCREATE VIEW v AS SELECT id FROM parent;");
        Database.Workspace.Seed("01.sql", "INSERT INTO parent VALUES (1);\nINSERT INTO child VALUES (1);");
        await Database.MigrateAsync();
        await Database.SeedAsync();
        Database.Execute("INSERT INTO parent VALUES (2)");
        Database.Execute("CREATE TABLE stray (id INT)");

        var outcome = await Database.Migrator.ResetAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Null(outcome.Failure);
        Assert.Equal(["app/20260101_a"], outcome.Migrations!.Applied);
        Assert.Equal(["app/01.sql"], outcome.Seeds!.Seeded);
        Assert.Equal(["1"], Database.Query("SELECT id FROM parent"));
        Assert.False(Database.HasTable("stray"));
        Assert.Equal(["20260101_a|finished|-|1"], Database.History());
    }

    [Fact]
    public async Task An_external_database_is_reset_only_by_who_says_its_name()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("INSERT INTO a VALUES (1)");
        Database.Definition = Database.Definition with { Mode = DatabaseMode.External };

        var refused = await Database.Migrator.ResetAsync(Database.Workspace.Load(), "another", null, TestContext.Current.CancellationToken);
        var rows = Database.Query("SELECT id FROM a").Count;
        var meant = await Database.Migrator.ResetAsync(Database.Workspace.Load(), DatabaseName, null, TestContext.Current.CancellationToken);

        Assert.Equal("NS1003", refused.Failure!.Code);
        Assert.Contains($"--confirm {DatabaseName}", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, rows);
        Assert.Null(meant.Failure);
        Assert.Empty(Database.Query("SELECT id FROM a"));
    }

    /// <summary>What people call the database.</summary>
    protected abstract string DatabaseName { get; }

    [Fact]
    public async Task Migrations_that_are_applied_are_squashed_into_one()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT)");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT); -- the second");
        Database.Workspace.Migration("20260102_p", "CREATE TABLE p (id INT);", "accounts");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260104_d", "CREATE TABLE d (id INT);");

        var outcome = await SquashAsync(new SquashOptions { Name = "start", To = "20260102_b" });

        Assert.Null(outcome.Failure);
        Assert.Equal(["app/20260101_a", "app/20260102_b"], outcome.Migrations);
        Assert.Equal(["20260102_p", "20260102_start", "20260103_c", "20260104_d"], Database.Workspace.Load().Migrations.Select(migration => migration.Name));
        var status = await Database.GetStatusAsync();
        Assert.Empty(status.Problems);
        Assert.Equal((3, 1, 0), (status.Applied, status.Pending, status.Orphaned));
        Assert.Equal(["app/20260104_d"], (await Database.MigrateAsync()).Applied);

        await Database.Migrator.ResetAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);
        Assert.True(Database.HasTable("a") && Database.HasTable("b") && Database.HasTable("c"));
    }

    [Fact]
    public async Task A_migration_that_replaces_others_is_recorded_where_those_are_applied_and_run_where_none_is()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");
        await Database.MigrateAsync();
        foreach (var old in new[] { "20260101_a", "20260102_b" })
        {
            Directory.Delete(Path.Combine(Database.Workspace.EngineRoot, "migrations", old), recursive: true);
        }

        Database.Workspace.Migration("20260102_ab", "-- netscript: replaces 20260101_a\n-- netscript: replaces 20260102_b\nCREATE TABLE a (id INT);\nCREATE TABLE b (id INT);");
        var outcome = await Database.MigrateAsync();

        Assert.Null(outcome.Failure);
        Assert.Equal("20260102_ab|finished|-|0", Assert.Single(Database.History(), row => row.StartsWith("20260102_ab", StringComparison.Ordinal)));
        Assert.Empty((await Database.GetStatusAsync()).Problems);
    }

    [Fact]
    public async Task Half_of_what_a_migration_replaces_is_not_enough()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Directory.Delete(Path.Combine(Database.Workspace.EngineRoot, "migrations", "20260101_a"), recursive: true);
        Database.Workspace.Migration("20260102_ab", "-- netscript: replaces 20260101_a\n-- netscript: replaces 20260102_b\nCREATE TABLE a (id INT);\nCREATE TABLE b (id INT);");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("NS1006", "app/20260102_ab"), (failure.Code, failure.Migration));
        Assert.Contains("20260102_b", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "20260102_b", "20260101_a", "NS1007")]
    [InlineData("x", "20260101_a", "20260109_z", "NS1002")]
    [InlineData("../x", null, null, "NS1007")]
    [InlineData("c", null, null, "NS1007")]
    public async Task What_cannot_be_squashed_is_left_as_it_is(string name, string? from, string? to, string code)
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");
        await Database.MigrateAsync();

        var outcome = await SquashAsync(new SquashOptions { Name = name, From = from, To = to });

        Assert.Equal(code, outcome.Failure!.Code);
        Assert.Equal(["20260101_a", "20260102_b", "20260103_c"], Database.Workspace.Load().Migrations.Select(migration => migration.Name));
    }

    [Fact]
    public async Task What_is_half_applied_or_modified_is_not_squashed()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");

        var half = await SquashAsync(new SquashOptions { Name = "x" });
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT); -- edited");
        var modified = await SquashAsync(new SquashOptions { Name = "x" });

        Assert.Equal("NS1007", half.Failure!.Code);
        Assert.Equal("NS1007", modified.Failure!.Code);
        Assert.Contains("app/20260102_b is Modified", modified.Failure.Message, StringComparison.Ordinal);
    }

    private Task<HistoryOutcome> ResolveAsync(string migration, MigrationResolution resolution) =>
        Database.Migrator.ResolveAsync(Database.Workspace.Load(), migration, resolution, TestContext.Current.CancellationToken);

    private Task<HistoryOutcome> SquashAsync(SquashOptions options) => Database.Migrator.SquashAsync(Database.Workspace.Load(), options, TestContext.Current.CancellationToken);
}
