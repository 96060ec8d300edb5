namespace NetScript.Migrations.Tests.Prisma;

/// <summary>What failed, and how either gets past it.</summary>
public abstract partial class PrismaInteropTests
{
    private const string Failing = "CREATE TABLE b (id INTEGER PRIMARY KEY);\nINSERT INTO missing VALUES (1);";
    private const string Corrected = "CREATE TABLE IF NOT EXISTS b (id INTEGER PRIMARY KEY);";

    [Fact]
    public async Task What_failed_for_Prisma_stops_us_until_Prisma_has_resolved_it()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Database.Workspace.Migration("20260102_b", Failing);
        Assert.NotNull((await Prisma.TryDeployAsync()).Error);

        var failure = (await Database.MigrateAsync()).Failure!;
        Assert.Equal("P3009", failure.Code);
        Assert.Contains("20260102_b", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["Applied", "Failed"], (await Database.GetStatusAsync()).Migrations.Select(entry => $"{entry.State}"));

        Assert.Null((await Prisma.ResolveRolledBackAsync("20260102_b")).Error);
        Assert.Equal(["Applied", "RolledBack"], (await Database.GetStatusAsync()).Migrations.Select(entry => $"{entry.State}"));
        Database.Workspace.Migration("20260102_b", Corrected);
        Assert.Equal(["app/20260102_b"], (await Database.MigrateAsync()).Applied);
        Assert.Equal(PrismaDiagnosis.UpToDate with { Edited = await EditedByPrismaAsync() }, await Prisma.DiagnoseAsync());
        Assert.Empty(await Prisma.DeployAsync());
    }

    // Prisma may compare with the first row of a name, which was rolled back: for it the corrected script is an edited one. It says so of its own corrections, too.
    private async Task<string> EditedByPrismaAsync()
    {
        var edited = (await Prisma.DiagnoseAsync()).Edited;
        return edited is "" or "20260102_b" ? edited : throw new InvalidOperationException(edited);
    }

    [Fact]
    public async Task What_Prisma_resolved_as_applied_is_applied_to_us()
    {
        Database.Workspace.Migration("20260101_b", Failing);
        Assert.NotNull((await Prisma.TryDeployAsync()).Error);

        Assert.Null((await Prisma.ResolveAppliedAsync("20260101_b")).Error);

        Assert.Equal(["Applied"], (await Database.GetStatusAsync()).Migrations.Select(entry => $"{entry.State}"));
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
    }

    [Fact]
    public async Task What_failed_for_us_and_was_rolled_back_does_not_stop_Prisma()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Database.Workspace.Migration("20260102_b", Failing);
        Assert.Equal("P3018", (await Database.MigrateAsync()).Failure!.Code);

        Assert.Equal(PrismaDiagnosis.UpToDate with { Unapplied = "20260102_b" }, await Prisma.DiagnoseAsync());
        Database.Workspace.Migration("20260102_b", Corrected);
        Assert.Equal(["20260102_b"], await Prisma.DeployAsync());
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|-|rolled back|0", "20260102_b|finished|-|1"], Database.History());
    }

    [Fact]
    public async Task What_failed_for_us_half_way_stops_Prisma_until_it_is_resolved()
    {
        Database.Workspace.Migration("20260101_half", FailingOutsideTransaction);
        Assert.NotNull((await Database.MigrateAsync()).Failure);

        var refusal = await Prisma.TryDeployAsync();
        Assert.Equal("P3009", refusal.Code);
        Assert.Contains("`20260101_half`", refusal.Error!, StringComparison.Ordinal);
        Assert.Equal("20260101_half", (await Prisma.DiagnoseAsync()).Failed);

        Assert.Null((await Prisma.ResolveAppliedAsync("20260101_half")).Error);
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
    }

    [Fact]
    public async Task A_database_which_is_not_empty_is_refused_by_both()
    {
        Database.Execute("CREATE TABLE a (id INTEGER PRIMARY KEY)");
        Database.Workspace.Migration("20260101_init", "CREATE TABLE a (id INTEGER PRIMARY KEY);");

        Assert.Equal("P3005", (await Prisma.TryDeployAsync()).Code);
        Assert.Equal("P3005", (await Database.MigrateAsync()).Failure!.Code);
    }

    [Fact]
    public async Task A_database_that_Prisma_baselined_is_migrated_from_there()
    {
        // Makes the table, which this build of the engine cannot do on SQLite when it resolves.
        Assert.Empty(await Prisma.DeployAsync());
        Database.Execute("CREATE TABLE a (id INTEGER PRIMARY KEY)");
        Database.Workspace.Migration("20260101_init", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Database.Workspace.Migration("20260102_next", "CREATE TABLE b (id INTEGER PRIMARY KEY);");
        Assert.Null((await Prisma.ResolveAppliedAsync("20260101_init")).Error);

        Assert.Equal(["app/20260102_next"], (await Database.MigrateAsync()).Applied);
        Assert.Equal(["20260101_init|finished|-|0", "20260102_next|finished|-|1"], Database.History());
        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
    }
}
