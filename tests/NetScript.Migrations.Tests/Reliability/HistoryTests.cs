using Microsoft.Extensions.Logging;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Histories that people have edited, and those of a clock that has gone back.</summary>
public sealed class HistoryTests
{
    private static readonly string[] s_names = ["20260101_a", "20260102_b", "20260103_c"];

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_row_that_is_deleted_in_the_middle_stops_the_run_and_resolve_leads_on(string engine)
    {
        using var database = await MigratedAsync(engine);
        database.Execute($"DELETE FROM _prisma_migrations WHERE migration_name = '{s_names[1]}'");

        var failure = (await database.MigrateAsync()).Failure!;
        await ResolveAsync(database, s_names[1], MigrationResolution.Applied);

        Assert.Equal(("NS1001", "app/20260102_b"), (failure.Code, failure.Migration));
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await database.MigrateAsync()).Kind);
        Assert.True((await database.GetStatusAsync()).IsUpToDate);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task The_last_row_that_is_deleted_makes_its_migration_fail_and_resolve_leads_on(string engine)
    {
        using var database = await MigratedAsync(engine);
        database.Execute($"DELETE FROM _prisma_migrations WHERE migration_name = '{s_names[2]}'");

        var failure = (await database.MigrateAsync()).Failure!;
        await ResolveAsync(database, s_names[2], MigrationResolution.Applied);

        Assert.Equal(("P3018", "app/20260103_c", 1), (failure.Code, failure.Migration, failure.Statement));
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await database.MigrateAsync()).Kind);
        Assert.Equal(["3"], database.Query("SELECT n FROM c"));
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task All_rows_that_are_deleted_do_not_make_it_an_empty_database(string engine)
    {
        using var database = await MigratedAsync(engine);
        database.Execute("DROP TABLE _prisma_migrations");

        var failure = (await database.MigrateAsync()).Failure!;
        var baseline = await database.Migrator.BaselineAsync(database.Workspace.Load(), null, TestContext.Current.CancellationToken);

        Assert.Equal("P3005", failure.Code);
        Assert.Null(baseline.Failure);
        Assert.True((await database.GetStatusAsync()).IsUpToDate);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_row_that_is_there_twice_counts_once(string engine)
    {
        using var database = await MigratedAsync(engine);
        database.Execute(
            "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) SELECT 'copy', checksum, migration_name, started_at, finished_at, 1 FROM _prisma_migrations "
            + $"WHERE migration_name = '{s_names[1]}'");

        Assert.Equal(MigrationOutcomeKind.UpToDate, (await database.MigrateAsync()).Kind);
        Assert.Equal(3, (await database.GetStatusAsync()).Migrations.Count);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_row_whose_end_is_cleared_stops_the_run_and_resolve_leads_on(string engine)
    {
        using var database = await MigratedAsync(engine);
        database.Execute($"UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '{s_names[1]}'");
        database.Workspace.Migration("20260104_d", "CREATE TABLE d (n INT);");

        var failure = (await database.MigrateAsync()).Failure!;
        await ResolveAsync(database, s_names[1], MigrationResolution.Applied);

        Assert.Equal(("P3009", "app/20260102_b"), (failure.Code, failure.Migration));
        Assert.Equal(["app/20260104_d"], (await database.MigrateAsync()).Applied);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_checksum_that_is_garbled_is_told_as_a_change_and_applied_to_nothing(string engine)
    {
        using var database = await MigratedAsync(engine);
        database.Execute($"UPDATE _prisma_migrations SET checksum = 'nonsense' WHERE migration_name = '{s_names[1]}'");

        Assert.Equal(MigrationOutcomeKind.UpToDate, (await database.MigrateAsync()).Kind);
        Assert.Equal(MigrationState.Modified, (await database.GetStatusAsync()).Migrations[1].State);
        Assert.Contains(database.Log.Messages(LogLevel.Warning), message => message.StartsWith("app/20260102_b was changed after it was applied", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_column_that_is_missing_is_never_taken_for_an_empty_database(string engine)
    {
        using var database = await MigratedAsync(engine);
        database.Execute("ALTER TABLE _prisma_migrations RENAME COLUMN logs TO log");

        var failure = (await database.MigrateAsync()).Failure!;

        Assert.Equal("P2010", failure.Code);
        Assert.Contains("logs", failure.Message, StringComparison.Ordinal);
        Assert.Equal("P2010", (await database.GetStatusAsync()).Failure!.Code);
    }

    public static TheoryData<string, string> Garbage =>
    [
        .. from engine in Subject.All.Select(row => row.Data)
           from change in new[] { "migration_name = NULL", "checksum = NULL", "id = NULL", "applied_steps_count = NULL", "started_at = NULL" }
           select (engine, change),
        // Only there has a column no type.
        (DatabaseEngine.Sqlite.Name, "started_at = 'yesterday'"), (DatabaseEngine.Sqlite.Name, "finished_at = 9223372036854775807"),
    ];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task A_row_that_cannot_be_read_is_told_with_its_table(string engine, string change)
    {
        using var database = await MigratedAsync(engine);
        // A copy of expressions has none of the constraints.
        string[] columns = ["id", "checksum", "finished_at", "migration_name", "logs", "rolled_back_at", "started_at", "applied_steps_count"];
        database.Execute($"CREATE TABLE copy AS SELECT {string.Join(", ", columns.Select(column => $"CASE WHEN 1 = 1 THEN {column} END AS {column}"))} FROM _prisma_migrations");
        database.Execute("DROP TABLE _prisma_migrations");
        database.Execute("ALTER TABLE copy RENAME TO _prisma_migrations");
        database.Execute($"UPDATE _prisma_migrations SET {change} WHERE migration_name = '{s_names[1]}'");

        var failures = new[] { (await database.MigrateAsync()).Failure!, (await database.GetStatusAsync()).Failure! };

        Assert.All(failures, failure => Assert.Equal("P2010", failure.Code));
        Assert.All(failures, failure => Assert.Contains("_prisma_migrations", failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_clock_that_went_back_changes_nothing(string engine)
    {
        using var database = await MigratedAsync(engine);
        var future = engine == DatabaseEngine.Sqlite.Name ? "4070908800000" : "'2099-01-01 00:00:00'";
        database.Workspace.Migration("20260104_d", "CREATE TABEL d (n INT);");
        await database.MigrateAsync();
        database.Execute($"UPDATE _prisma_migrations SET started_at = {future}");
        database.Execute($"UPDATE _prisma_migrations SET finished_at = {future} WHERE finished_at IS NOT NULL");
        database.Workspace.Migration("20260104_d", "CREATE TABLE d (n INT);");

        var outcome = await database.MigrateAsync();
        database.Workspace.Migration("20260105_e", "CREATE TABLE e (n INT);");
        var next = await database.MigrateAsync();

        Assert.Equal(["app/20260104_d"], outcome.Applied);
        Assert.Equal(["app/20260105_e"], next.Applied);
        Assert.All((await database.GetStatusAsync()).Migrations, migration => Assert.Equal(MigrationState.Applied, migration.State));
    }

    private static async Task<TestDatabase> MigratedAsync(string engine)
    {
        var database = (await Subject.OfAsync(engine)).NewDatabase();
        for (var i = 0; i < s_names.Length; i++)
        {
            var table = s_names[i][^1];
            database.Workspace.Migration(s_names[i], $"CREATE TABLE {table} (n INT);\nINSERT INTO {table} VALUES ({i + 1});");
        }

        Assert.Null((await database.MigrateAsync()).Failure);
        return database;
    }

    private static async Task ResolveAsync(TestDatabase database, string migration, MigrationResolution resolution) =>
        Assert.Null((await database.Migrator.ResolveAsync(database.Workspace.Load(), migration, resolution, TestContext.Current.CancellationToken)).Failure);
}
