using System.Text;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Scripts that change during a run, large ones, and names and texts at the limits.</summary>
public sealed class ScriptTests
{
    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_script_that_changes_during_a_run_is_applied_as_it_was_read(string engine)
    {
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var changed = database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        var deleted = database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");
        var catalog = database.Workspace.Load();

        var outcome = await database.Migrator.MigrateAsync(
            catalog,
            new Recorder(report =>
            {
                if (report is ScriptStartedEvent { Index: 1 })
                {
                    File.WriteAllText(changed, "CREATE TABLE other (id INT);");
                    Directory.Delete(Path.GetDirectoryName(deleted)!, recursive: true);
                }
            }),
            null,
            TestContext.Current.CancellationToken);
        var status = await database.GetStatusAsync();

        Assert.Equal(["app/20260101_a", "app/20260102_b", "app/20260103_c"], outcome.Applied);
        Assert.True(database.HasTable("b"));
        Assert.True(database.HasTable("c"));
        Assert.False(database.HasTable("other"));
        Assert.Equal(catalog.Migrations.Select(migration => migration.Checksum), database.Query("SELECT checksum FROM _prisma_migrations ORDER BY migration_name"));
        Assert.Equal([MigrationState.Applied, MigrationState.Modified, MigrationState.Orphaned], status.Migrations.Select(migration => migration.State));
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Five_megabytes_are_one_migration(string engine)
    {
        using var database = (await Subject.OfAsync(engine)).NewDatabase();
        var text = new string('x', 2_500_000);
        var rows = string.Concat(Enumerable.Range(2, 2_500).Select(i => $"INSERT INTO big VALUES ({i}, '{new string((char)('a' + (i % 26)), 1_000)}');\n"));
        database.Workspace.Migration("20260101_big", $"CREATE TABLE big (id INT, body {(engine == DatabaseEngine.Mysql.Name ? "LONGTEXT" : "TEXT")});\nINSERT INTO big VALUES (1, '{text}');\n{rows}");

        var outcome = await database.MigrateAsync();

        Assert.Null(outcome.Failure);
        Assert.Equal([$"2501|{2_500_000 + (2_500 * 1_000)}"], database.Query("SELECT count(*), sum(length(body)) FROM big"));
        Assert.Equal(["20260101_big|finished|-|1"], database.History());
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Ten_thousand_statements_are_one_migration(string engine)
    {
        using var database = (await Subject.OfAsync(engine)).NewDatabase();
        database.Workspace.Migration("20260101_table", "CREATE TABLE many (id INT PRIMARY KEY);");
        database.Workspace.Migration("20260102_many", string.Concat(Enumerable.Range(1, 10_000).Select(i => $"INSERT INTO many VALUES ({i});\n")));
        var progress = new Recorder();

        var outcome = await database.MigrateAsync(progress);

        Assert.Null(outcome.Failure);
        Assert.Equal(["10000|50005000"], database.Query("SELECT count(*), sum(id) FROM many"));
        Assert.Equal((10_000, 10_000), progress.Reports.OfType<StatementEvent>().Select(statement => (statement.Executed, statement.Statements)).Last());
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_name_may_have_two_hundred_bytes_and_no_more(string engine)
    {
        using var database = (await Subject.OfAsync(engine)).NewDatabase();
        var longest = "20260101_" + string.Concat(Enumerable.Repeat("é", 95)) + "x";
        database.Workspace.Migration(longest, "CREATE TABLE a (id INT);");

        var outcome = await database.MigrateAsync();
        database.Workspace.Migration("2" + longest, "CREATE TABLE b (id INT);");
        var exception = Assert.Throws<MigrationCatalogException>(() => database.Workspace.Load());

        Assert.Equal(200, Encoding.UTF8.GetByteCount(longest));
        Assert.Equal([$"app/{longest}"], outcome.Applied);
        Assert.Equal([longest], database.Query("SELECT migration_name FROM _prisma_migrations"));
        Assert.StartsWith("P3010: ", Assert.Single(exception.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Nothing_needs_to_be_in_ASCII(string engine)
    {
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        var quote = engine == DatabaseEngine.Mysql.Name ? '`' : '"';
        var workspace = Path.Combine(database.Workspace.Root, "Büro 事務所 😀");
        Write(Path.Combine(workspace, "plugins", "rôle-役割", "database", subject.Engine.Folder, "migrations", "20260101_täbelle-表", "migration.sql"), $"CREATE TABLE {quote}täbelle 表{quote} ({quote}größe{quote} VARCHAR(40));");
        Write(Path.Combine(workspace, "database", subject.Engine.Folder, "migrations", "20260102_даные", "migration.sql"), $"INSERT INTO {quote}täbelle 表{quote} VALUES ('Grüße; 世界 😀');\nINSERT INTO {quote}täbelle 表{quote} VALUES (ключ);");
        Write(Path.Combine(workspace, "database", subject.Engine.Folder, "seeds", "01_семена.sql"), $"INSERT INTO {quote}täbelle 表{quote} VALUES ('семя');");
        database.Definition = database.Definition with { Workspace = workspace };

        var failure = (await MigrateAsync(database)).Failure!;
        Write(Path.Combine(workspace, "database", subject.Engine.Folder, "migrations", "20260102_даные", "migration.sql"), $"INSERT INTO {quote}täbelle 表{quote} VALUES ('Grüße; 世界 😀');");
        var outcome = await MigrateAsync(database);
        var seeded = await database.Migrator.SeedAsync(MigrationCatalog.Load(database.Definition), null, TestContext.Current.CancellationToken);

        Assert.Equal(("P3018", "app/20260102_даные", 2, 2), (failure.Code, failure.Migration, failure.Statement, failure.Line));
        Assert.Contains("Büro 事務所 😀", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ключ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["app/20260102_даные"], outcome.Applied);
        Assert.Equal(["app/01_семена.sql"], seeded.Seeded);
        Assert.Equal(["Grüße; 世界 😀", "семя"], database.Query($"SELECT {quote}größe{quote} FROM {quote}täbelle 表{quote}").Order(StringComparer.Ordinal));
        Assert.Equal(["20260101_täbelle-表", "20260102_даные", "20260102_даные"], database.Query("SELECT migration_name FROM _prisma_migrations ORDER BY migration_name"));
    }

    private static Task<MigrationOutcome> MigrateAsync(TestDatabase database) =>
        database.Migrator.MigrateAsync(MigrationCatalog.Load(database.Definition), null, null, TestContext.Current.CancellationToken);

    private static void Write(string path, string script) => TestWorkspace.Write(path, Encoding.UTF8.GetBytes(script));
}
