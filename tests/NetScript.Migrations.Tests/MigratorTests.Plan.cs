using Microsoft.Extensions.Logging;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
    [Fact]
    public async Task A_run_stops_at_its_target()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);", "accounts");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");

        var unknown = await MigrateAsync(new MigrateOptions { Target = "20260109_z" });
        var first = await MigrateAsync(new MigrateOptions { Target = "accounts/20260101_a" });
        var second = await MigrateAsync(new MigrateOptions { Target = "20260102_b" });
        var again = await MigrateAsync(new MigrateOptions { Target = "20260102_b" });

        Assert.Equal("NS1002", unknown.Failure!.Code);
        Assert.Contains("accounts/20260101_a to app/20260103_c", unknown.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["accounts/20260101_a"], first.Applied);
        Assert.Equal(["app/20260102_b"], second.Applied);
        Assert.Empty(again.Applied);
        Assert.False(Database.HasTable("c"));
    }

    [Fact]
    public async Task A_migration_that_arrives_out_of_order_is_refused_unless_that_is_allowed()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Workspace.Migration("20260104_d", "CREATE TABLE d (id INT);");

        var refused = await Database.MigrateAsync();
        var status = await Database.GetStatusAsync();
        var allowed = await MigrateAsync(new MigrateOptions { AllowOutOfOrder = true });

        Assert.Equal(("NS1001", "app/20260102_b"), (refused.Failure!.Code, refused.Failure.Migration));
        Assert.Contains("NetScript:Databases:main:Migrations:AllowOutOfOrder", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Equal("app/20260102_b", Assert.Single(status.Migrations, migration => migration.IsOutOfOrder).DisplayName);
        Assert.StartsWith("app/20260102_b is not applied, but a later migration", Assert.Single(status.Problems), StringComparison.Ordinal);
        Assert.Contains("app/20260102_b is not applied", Assert.Single(Database.Log.Messages(LogLevel.Warning).Distinct()), StringComparison.Ordinal);
        Assert.Equal(["app/20260102_b", "app/20260104_d"], allowed.Applied);
    }

    [Fact]
    public async Task The_configuration_may_allow_out_of_order_migrations()
    {
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { AllowOutOfOrder = true } };

        Assert.Equal(["app/20260101_a"], (await Database.MigrateAsync()).Applied);
    }

    [Fact]
    public async Task A_plugin_that_is_added_brings_its_whole_past()
    {
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);", "accounts");

        Assert.Equal(["accounts/20260101_a"], (await Database.MigrateAsync()).Applied);
    }

    [Fact]
    public async Task A_preview_has_the_exact_statements_and_changes_nothing()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", "-- b\nCREATE TABLE b (id INT);\nINSERT INTO b VALUES (1); -- one\n");
        Database.Workspace.Migration("20260103_c", OutsideTransaction);
        Database.Workspace.Seed("01.sql", "INSERT INTO b VALUES (2);");
        var rows = Database.Query("SELECT * FROM _prisma_migrations");

        var preview = await PreviewAsync();

        Assert.Null(preview.Failure);
        Assert.Equal(["app/20260102_b", "app/20260103_c"], preview.Migrations.Select(entry => entry.DisplayName));
        Assert.Equal(["CREATE TABLE b (id INT)", "INSERT INTO b VALUES (1)"], preview.Migrations[0].Statements);
        Assert.Equal([HasTransactionalDdl, false], preview.Migrations.Select(entry => entry.IsTransactional));
        Assert.Equal(["INSERT INTO b VALUES (2)"], Assert.Single(preview.Seeds).Statements);
        Assert.Equal(rows, Database.Query("SELECT * FROM _prisma_migrations"));
        Assert.False(Database.HasTable("b"));
    }

    [Fact]
    public async Task A_preview_of_a_database_that_does_not_exist_creates_nothing()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");

        Assert.Single((await PreviewAsync()).Migrations);
        Assert.False(Exists());
    }

    [Fact]
    public async Task A_preview_says_why_a_run_would_refuse_and_what_it_would_do_otherwise()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) SELECT 'x', 'y', '20260102_b', started_at FROM _prisma_migrations");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE c (id INT);");

        var preview = await PreviewAsync();

        Assert.Equal("P3009", preview.Failure!.Code);
        Assert.Equal("app/20260103_c", Assert.Single(preview.Migrations).DisplayName);
    }

    [Fact]
    public async Task A_seed_is_for_the_environment_that_its_name_says()
    {
        Database.Workspace.Migration("20260101_log", "CREATE TABLE log (line VARCHAR(20));");
        Database.Workspace.Seed("01_all.sql", "INSERT INTO log VALUES ('all');");
        Database.Workspace.Seed("02_demo.development.sql", "INSERT INTO log VALUES ('demo');");
        Database.Workspace.Seed("03_real.Production.sql", "INSERT INTO log VALUES ('real');");
        Database.Workspace.Seed("04_users.v2.sql", "INSERT INTO log VALUES ('v2');");
        await Database.MigrateAsync();

        string[] Names(string environment) => [.. MigrationCatalog.Load(Database.Definition, null, environment).Seeds.Select(seed => seed.Name)];

        Assert.Equal(["01_all.sql", "02_demo.development.sql", "04_users.v2.sql"], Names("Development"));
        Assert.Equal(["01_all.sql", "03_real.Production.sql", "04_users.v2.sql"], Names("production"));
        Assert.Equal(["01_all.sql", "04_users.v2.sql"], Names("Preview"));
        var outcome = await Database.Migrator.SeedAsync(MigrationCatalog.Load(Database.Definition, null, "Development"), null, TestContext.Current.CancellationToken);
        Assert.Equal(["app/01_all.sql", "app/02_demo.development.sql", "app/04_users.v2.sql"], outcome.Seeded);
    }

    [Fact]
    public async Task A_seed_command_has_the_database_in_its_environment_and_its_output_in_the_log()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is one of a POSIX shell.");
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Seed("01.sql", "INSERT INTO a VALUES (1);");
        File.WriteAllText(Path.Combine(Database.Workspace.Root, "seed.sh"), "echo \"for $DATABASE_URL\"; echo \"$MAIN_URI\" > url.txt; echo oops >&2");
        await Database.MigrateAsync();

        var first = await SeedWithAsync("sh seed.sh", SeedMode.OnChange);
        var second = await SeedWithAsync("sh seed.sh", SeedMode.OnChange);
        var url = File.ReadAllText(Path.Combine(Database.Workspace.Root, "url.txt")).Trim();
        File.AppendAllText(Path.Combine(Database.Workspace.Root, "seed.sh"), "\n# changed");
        var third = await SeedWithAsync("sh seed.sh", SeedMode.OnChange);

        Assert.Null(first.Failure);
        Assert.Equal(["app/01.sql", "app/Seed:Command"], first.Seeded);
        Assert.Empty(second.Seeded);
        Assert.Equal(["app/Seed:Command"], third.Seeded);
        Assert.Equal(Database.Definition.Engine.ConnectionStrings.ToUrl(Database.ConnectionString), url);
        Assert.Contains(Database.Log.Messages(LogLevel.Information), message => message.StartsWith("app/Seed:Command: for ", StringComparison.Ordinal));
        Assert.Contains("app/Seed:Command: oops", Database.Log.Messages(LogLevel.Information));
        if (Database.Definition.Engine.ConnectionStrings.GetPassword(Database.ConnectionString) is { } password)
        {
            Assert.Contains(Uri.EscapeDataString(password), url, StringComparison.Ordinal);
            Assert.DoesNotContain(password, Database.Log.All, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(password), Database.Log.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_seed_command_that_fails_is_named_with_its_errors_and_run_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is one of a POSIX shell.");
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        const string Command = "test -f ready || { echo 'not ready' >&2; exit 7; }";

        var failed = await SeedWithAsync(Command, SeedMode.Once);
        File.WriteAllText(Path.Combine(Database.Workspace.Root, "ready"), "");
        var retried = await SeedWithAsync(Command, SeedMode.Once);

        Assert.Equal(("NS1005", "app/Seed:Command"), (failed.Failure!.Code, failed.Failure.Migration));
        Assert.Contains("code 7: not ready", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["app/Seed:Command"], retried.Seeded);
        Assert.Empty((await SeedWithAsync(Command, SeedMode.Once)).Seeded);
    }

    private Task<MigrationOutcome> MigrateAsync(MigrateOptions options) => Database.Migrator.MigrateAsync(Database.Workspace.Load(), null, options, TestContext.Current.CancellationToken);

    private Task<MigrationPreview> PreviewAsync() => Database.Migrator.PreviewAsync(Database.Workspace.Load(), null, TestContext.Current.CancellationToken);

    private Task<SeedOutcome> SeedWithAsync(string command, SeedMode mode)
    {
        Database.Definition = Database.Definition with { Seed = new SeedOptions { Mode = mode, Command = command } };
        return Database.Migrator.SeedAsync(MigrationCatalog.Load(Database.Definition), null, TestContext.Current.CancellationToken);
    }
}
