namespace NetScript.Migrations.Tests.Prisma;

/// <summary>What one of them resolves, baselines, drops or squashes, and what the other makes of it.</summary>
public abstract partial class PrismaInteropTests
{
    [Fact]
    public async Task What_we_resolve_as_rolled_back_Prisma_applies_again()
    {
        Database.Workspace.Migration("20260101_b", Failing);
        Assert.NotNull((await Prisma.TryDeployAsync()).Error);

        Assert.Null((await ResolveAsync("20260101_b", MigrationResolution.RolledBack)).Failure);

        Assert.Equal(PrismaDiagnosis.UpToDate with { Unapplied = "20260101_b" }, await Prisma.DiagnoseAsync());
        Database.Workspace.Migration("20260101_b", Corrected);
        Assert.Equal(["20260101_b"], await Prisma.DeployAsync());
    }

    [Fact]
    public async Task What_we_resolve_as_applied_is_recorded_as_Prisma_records_it()
    {
        const string Rows = "SELECT checksum, applied_steps_count, logs, finished_at = started_at, rolled_back_at IS NULL FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name";
        Database.Workspace.Migration("20260101_b", Failing);
        Assert.NotNull((await Prisma.TryDeployAsync()).Error);
        Assert.Null((await ResolveAsync("20260101_b", MigrationResolution.Applied)).Failure);
        Database.Workspace.Migration("20260102_b", Failing);
        Assert.NotNull((await Prisma.TryDeployAsync()).Error);
        Assert.Null((await Prisma.ResolveAppliedAsync("20260102_b")).Error);

        var rows = Database.Query(Rows);
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[1], rows[0]);
        Assert.Equal(["20260101_b|-|rolled back|0", "20260101_b|finished|-|0", "20260102_b|-|rolled back|0", "20260102_b|finished|-|0"], Database.History());
        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
        Assert.Empty(await Prisma.DeployAsync());
    }

    [Theory]
    [InlineData("20260101_applied", "P3008", "P3012")]
    [InlineData("20260102_rolled_back", null, null)]
    [InlineData("20260103_pending", null, "P3011")]
    [InlineData("20260104_unknown", "P3017", "P3011")]
    public async Task Both_refuse_what_cannot_be_resolved(string name, string? applied, string? rolledBack)
    {
        Database.Workspace.Migration("20260101_applied", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Database.Workspace.Migration("20260102_rolled_back", Failing);
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260103_pending", "");

        Assert.Equal(
            (rolledBack, rolledBack),
            ((await Prisma.ResolveRolledBackAsync(name)).Code, (await ResolveAsync(name, MigrationResolution.RolledBack)).Failure?.Code));
        var ours = (await ResolveAsync(name, MigrationResolution.Applied)).Failure?.Code;
        Database.Execute($"DELETE FROM _prisma_migrations WHERE migration_name = '{name}' AND applied_steps_count = 0");
        Assert.Equal((applied, applied), (ours, (await Prisma.ResolveAppliedAsync(name)).Code));
    }

    [Fact]
    public async Task A_database_that_we_baselined_is_migrated_from_there_by_Prisma()
    {
        Database.Execute("CREATE TABLE a (id INTEGER PRIMARY KEY)");
        Database.Workspace.Migration("20260101_init", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Database.Workspace.Migration("20260102_next", "CREATE TABLE b (id INTEGER PRIMARY KEY);");

        Assert.Null((await Database.Migrator.BaselineAsync(Database.Workspace.Load(), "20260101_init", TestContext.Current.CancellationToken)).Failure);

        Assert.Equal(["20260102_next"], await Prisma.DeployAsync());
        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
    }

    [Fact]
    public async Task After_our_squash_Prisma_has_nothing_to_deploy_and_applies_the_squashed_one_to_an_empty_database()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INTEGER PRIMARY KEY);");
        Assert.Equal(["20260101_a", "20260102_b"], await Prisma.DeployAsync());

        Assert.Null((await Database.Migrator.SquashAsync(Database.Workspace.Load(), new SquashOptions { Name = "init" }, TestContext.Current.CancellationToken)).Failure);

        Assert.Equal(new("", "", "", "20260101_a 20260102_b"), await Prisma.DiagnoseAsync());
        Assert.Empty(await Prisma.DeployAsync());
        foreach (var table in (string[])["a", "b", "_prisma_migrations"])
        {
            Database.Execute($"DROP TABLE {table}");
        }

        Assert.Equal(["20260102_init"], await Prisma.DeployAsync());
        Assert.True(Database.HasTable("a") && Database.HasTable("b"));
    }

    private Task<HistoryOutcome> ResolveAsync(string migration, MigrationResolution resolution) =>
        Database.Migrator.ResolveAsync(Database.Workspace.Load(), migration, resolution, TestContext.Current.CancellationToken);
}
