namespace NetScript.Migrations.Tests.ScriptFiles;

/// <summary>Runs the file with the engine's own client, then asks the migrator.</summary>
public abstract class MigrationScriptTests(TestDatabase database) : IDisposable
{
    protected TestDatabase Database { get; } = database;

    internal TestWorkspace Workspace => Database.Workspace;

    protected abstract Task<(int ExitCode, string Output)> RunAsync(string file);

    /// <summary>A migration that is not one transaction: of tables b and c.</summary>
    protected abstract string StepByStep { get; }

    [Fact]
    public async Task A_file_that_runs_twice_leaves_what_the_migrator_calls_up_to_date()
    {
        Database.Create();
        Workspace.Migration("20260101_a", "-- The first; with 'quotes' in its comment.\nCREATE TABLE a (id INT PRIMARY KEY, t VARCHAR(100));\n\nINSERT INTO a (id, t) VALUES (1, 'it''s; ä\n:name $x$');\n");
        Workspace.Migration("20260102_b", StepByStep);
        Workspace.Migration("20260103_d", "CREATE TABLE d (id INT);", "plugin");

        await SucceedAsync();
        var history = Database.History();
        await SucceedAsync();

        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|finished|-|1", "20260103_d|finished|-|1"], history.Order(StringComparer.Ordinal));
        Assert.Equal(history, Database.History());
        Assert.Equal(["it's; ä\n:name $x$"], Database.Query("SELECT t FROM a"));
        var status = await Database.GetStatusAsync();
        Assert.True(status.IsUpToDate, string.Join(' ', status.Migrations.Select(migration => $"{migration.DisplayName} {migration.State}")));
        Assert.All(status.Migrations, migration => Assert.Equal(MigrationState.Applied, migration.State));
        Assert.Equal(
            Workspace.Load().Migrations.Select(migration => $"{migration.Name}|{migration.Checksum}").Order(StringComparer.Ordinal),
            Database.Query("SELECT migration_name, checksum FROM _prisma_migrations").Order(StringComparer.Ordinal));
        Assert.Empty((await Database.MigrateAsync()).Applied);
    }

    [Fact]
    public async Task What_the_migrator_has_applied_is_skipped_and_the_rest_is_not()
    {
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Assert.Null((await Database.MigrateAsync()).Failure);
        Workspace.Migration("20260102_b", StepByStep);

        await SucceedAsync();

        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|finished|-|1"], Database.History());
        Assert.True(Database.HasTable("b"));
    }

    [Fact]
    public async Task What_replaces_applied_migrations_is_recorded_and_not_run()
    {
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Assert.Null((await Database.MigrateAsync()).Failure);
        Directory.Delete(Path.Combine(Workspace.EngineRoot, "migrations", "20260101_a"), recursive: true);
        Workspace.Migration("20260102_all", "-- netscript: replaces 20260101_a\nCREATE TABLE a (id INT);");

        await SucceedAsync();
        await SucceedAsync();

        Assert.Equal(["20260101_a|finished|-|1", "20260102_all|finished|-|0"], Database.History());
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task What_replaces_others_of_which_some_are_missing_stops_the_file()
    {
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Assert.Null((await Database.MigrateAsync()).Failure);
        Workspace.Migration("20260102_all", "-- netscript: replaces 20260101_a\n-- netscript: replaces 20260101_b\nCREATE TABLE z (id INT);");

        await FailAsync("NS1006");

        Assert.False(Database.HasTable("z"));
    }

    [Fact]
    public async Task A_database_with_tables_and_without_a_history_stops_the_file()
    {
        Database.Create();
        Database.Execute("CREATE TABLE stranger (id INT)");
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");

        await FailAsync("P3005");

        Assert.False(Database.HasTable("a"));
        Assert.False(Database.HasTable("_prisma_migrations"));
    }

    [Fact]
    public async Task A_migration_that_has_failed_stops_the_file()
    {
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Assert.Null((await Database.MigrateAsync()).Failure);
        Database.Execute("UPDATE _prisma_migrations SET finished_at = NULL");
        Workspace.Migration("20260102_z", "CREATE TABLE z (id INT);");

        await FailAsync("P3009");

        Assert.False(Database.HasTable("z"));
    }

    [Fact]
    public async Task Where_a_file_fails_the_migrator_goes_on_once_the_cause_is_gone()
    {
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Assert.Null((await Database.MigrateAsync()).Failure);
        Workspace.Migration("20260102_b", StepByStep + "\nINSERT INTO missing VALUES (1);");
        Workspace.Migration("20260103_z", "CREATE TABLE z (id INT);");

        await FailAsync("missing");
        await FailAsync("P3009");
        Assert.False(Database.HasTable("z"));
        Database.Execute("CREATE TABLE missing (id INT)");
        var outcome = await Database.MigrateAsync();

        Assert.Null(outcome.Failure);
        Assert.Equal(["app/20260102_b", "app/20260103_z"], outcome.Applied);
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public void A_script_that_cannot_be_read_is_named_with_its_line()
    {
        Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES ('never closed);");

        var exception = Assert.Throws<MigrationCatalogException>(() => MigrationScript.Write(Database.Definition, Workspace.Load()));

        Assert.Contains("P3018: app/20260101_a", exception.Message, StringComparison.Ordinal);
        Assert.Contains("line 2", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string WriteFile() => TestWorkspace.Write(
        Path.Combine(Workspace.Root, "main.sql"), System.Text.Encoding.UTF8.GetBytes(MigrationScript.Write(Database.Definition, Workspace.Load()).Text));

    protected async Task SucceedAsync()
    {
        var (exitCode, output) = await RunAsync(WriteFile());
        Assert.True(exitCode == 0, output);
    }

    protected async Task FailAsync(string reason)
    {
        var (exitCode, output) = await RunAsync(WriteFile());
        Assert.True(exitCode != 0, output);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }
}
