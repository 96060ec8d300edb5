namespace NetScript.Migrations.Tests.Prisma;

/// <summary>Prisma's own engine and ours take turns on one database. Here: what each makes of the other's history.</summary>
public abstract partial class PrismaInteropTests(TestDatabase database, PrismaEngine engine, string provider, string url) : IAsyncLifetime
{
    // As Prisma has them: each name is one that its engine would give.
    private const string Library =
        """
        model Author {
          id    Int    @id @default(autoincrement())
          name  String @unique
          books Book[]
        }
        model Book {
          id       Int      @id @default(autoincrement())
          title    String
          price    Decimal?
          added    DateTime @default(now())
          authorId Int
          author   Author   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        }
        """;

    protected TestDatabase Database { get; } = database;

    private protected PrismaProject Prisma { get; } = new(engine, database, provider, url);

    /// <summary>A query with a row for each column of the history table, and one for each constraint and index.</summary>
    protected abstract string TableQuery { get; }

    /// <summary>A query with a row for each row of the history, which says how its values are stored, but not which they are.</summary>
    protected abstract string ShapeQuery { get; }

    /// <summary>A script that fails at its second statement, and leaves the first in effect where the engine cannot run it in a transaction.</summary>
    protected abstract string FailingOutsideTransaction { get; }

    public async ValueTask InitializeAsync()
    {
        await engine.SkipUnlessAvailableAsync();
        Database.Create();
    }

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Prisma_takes_what_we_applied_for_its_own()
    {
        Prisma.Models = Library;
        Database.Workspace.Migration("20260101000000_library", await Prisma.DiffAsync());
        Database.Workspace.Migration("20260102000000_größe", "-- größer als nichts: 漢字\nINSERT INTO \"Author\" (name) VALUES ('Ödön; von Horváth');\n");
        Database.Workspace.Migration("20260103000000_empty", "");

        Assert.Null((await Database.MigrateAsync()).Failure);

        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
        Assert.Equal("createMigration", await Prisma.DevelopAsync());
        Assert.Equal(PrismaProject.NoDifference, await Prisma.DiffAsync());
        Assert.Empty(await Prisma.DeployAsync());
        Assert.Equal(["Ödön; von Horváth"], Database.Query("SELECT name FROM \"Author\""));
    }

    [Fact]
    public async Task Our_table_is_the_one_that_Prisma_makes_and_our_rows_are_like_its()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        Database.Workspace.Migration("20260102_b", "-- zwei\nCREATE TABLE b (id INTEGER PRIMARY KEY);");

        Assert.Equal(["20260101_a", "20260102_b"], await Prisma.DeployAsync());
        var table = Database.Query(TableQuery);
        var rows = Database.Query(ShapeQuery);
        Database.Execute("DROP TABLE a");
        Database.Execute("DROP TABLE b");
        Database.Execute("DROP TABLE _prisma_migrations");
        Assert.Null((await Database.MigrateAsync()).Failure);

        Assert.NotEmpty(table);
        Assert.Equal(table, Database.Query(TableQuery));
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows, Database.Query(ShapeQuery));
        Assert.All(
            Database.Query("SELECT id, CASE WHEN logs IS NULL THEN 'no logs' END, applied_steps_count FROM _prisma_migrations"),
            row => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\|no logs\\|1$", row));
    }

    [Fact]
    public async Task Each_continues_the_history_of_the_other()
    {
        var names = Enumerable.Range(1, 6).Select(n => $"2026010{n}_m{n}").ToList();
        for (var i = 0; i < names.Count; i++)
        {
            Database.Workspace.Migration(names[i], $"CREATE TABLE t{i} (id INTEGER PRIMARY KEY);\n");
            var isPrismas = i % 2 == 0;
            Assert.Equal(isPrismas ? [names[i]] : [], isPrismas ? await Prisma.DeployAsync() : []);
            Assert.Equal(isPrismas ? [] : [$"app/{names[i]}"], (await Database.MigrateAsync()).Applied);
        }

        Assert.Equal(names.Select(name => $"{name}|finished|-|1"), Database.History());
        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
        Assert.All((await Database.GetStatusAsync()).Migrations, entry => Assert.Equal(MigrationState.Applied, entry.State));
    }

    [Fact]
    public async Task Both_find_what_was_edited_removed_or_not_yet_applied()
    {
        var edited = Database.Workspace.Migration("20260101_edited", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        var removed = Database.Workspace.Migration("20260102_removed", "CREATE TABLE b (id INTEGER PRIMARY KEY);");
        await Prisma.DeployAsync();
        Database.Workspace.Migration("20260103_ours", "CREATE TABLE c (id INTEGER PRIMARY KEY);");
        await Database.MigrateAsync();

        await File.AppendAllTextAsync(edited, " ", TestContext.Current.CancellationToken);
        Directory.Delete(Path.GetDirectoryName(removed)!, recursive: true);
        Database.Workspace.Migration("20260104_pending", "");

        Assert.Equal(new("20260101_edited", "", "20260104_pending", "20260102_removed"), await Prisma.DiagnoseAsync());
        Assert.Equal(
            ["20260101_edited Modified", "20260103_ours Applied", "20260104_pending Pending", "20260102_removed Orphaned"],
            (await Database.GetStatusAsync()).Migrations.Select(entry => $"{entry.Name} {entry.State}"));
    }

    [Fact]
    public async Task The_migrations_of_plugins_are_orphans_to_Prisma_and_stop_nothing()
    {
        Database.Workspace.Migration("20260101_jobs", "CREATE TABLE jobs (id INTEGER PRIMARY KEY);", "workers");
        Database.Workspace.Migration("20260102_app", "CREATE TABLE app (id INTEGER PRIMARY KEY);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260103_app", "CREATE TABLE next (id INTEGER PRIMARY KEY);");

        Assert.Equal(new("", "", "20260103_app", "20260101_jobs"), await Prisma.DiagnoseAsync());
        Assert.Equal(["20260103_app"], await Prisma.DeployAsync());
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
        Assert.Equal("workers", (await Database.GetStatusAsync()).Migrations[0].Plugin);
    }

    [Fact]
    public async Task Prisma_with_the_migrations_of_all_plugins_in_its_directory_applies_what_we_take_for_the_plugins()
    {
        Database.Workspace.Migration("20260101_jobs", "CREATE TABLE jobs (id INTEGER PRIMARY KEY);", "workers");
        Database.Workspace.Migration("20260102_app", "CREATE TABLE app (id INTEGER PRIMARY KEY);");
        Prisma.Migrations = Path.Combine(Database.Workspace.Root, "together");
        foreach (var migration in Database.Workspace.Load().Migrations)
        {
            TestWorkspace.Write(Path.Combine(Prisma.Migrations, migration.Name, "migration.sql"), await File.ReadAllBytesAsync(migration.FilePath, TestContext.Current.CancellationToken));
        }

        Assert.Equal(["20260101_jobs", "20260102_app"], await Prisma.DeployAsync());
        Assert.Equal(["workers/20260101_jobs Applied", "app/20260102_app Applied"], (await Database.GetStatusAsync()).Migrations.Select(entry => $"{entry.DisplayName} {entry.State}"));
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
    }

    [Fact]
    public async Task The_record_of_seeds_is_drift_to_Prisma_unless_its_configuration_calls_it_external()
    {
        Prisma.Models = Library;
        Database.Workspace.Migration("20260101000000_library", await Prisma.DiffAsync());
        Database.Workspace.Seed("01_authors.sql", "INSERT INTO \"Author\" (name) VALUES ('Ada');");
        await Database.MigrateAsync();
        Assert.Null((await Database.SeedAsync()).Failure);

        Assert.StartsWith("reset: Drift detected", await Prisma.DevelopAsync(), StringComparison.Ordinal);
        Prisma.External = [ExternalSeeds];
        Assert.Equal("createMigration", await Prisma.DevelopAsync());
        Assert.Equal(PrismaProject.NoDifference, await Prisma.DiffAsync());
        Assert.Empty(await Prisma.DeployAsync());
    }

    /// <summary>The record of seeds as <c>tables.external</c> names it.</summary>
    protected abstract string ExternalSeeds { get; }
}
