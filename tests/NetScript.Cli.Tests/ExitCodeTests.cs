using NetScript.Testing;

namespace NetScript.Cli.Tests;

public sealed class ExitCodeTests(PostgresServer server)
{
    [Fact]
    public async Task Deploy_exits_with_0_and_again_when_nothing_is_pending()
    {
        using var workspace = TestWorkspace.WithJobs();
        Assert.Contains("2 migrations applied", (await workspace.RunAsync("deploy")).Expect(0).Output, StringComparison.Ordinal);
        Assert.True(workspace.HasTable("jobs_state"));
        Assert.Contains("nothing was pending", (await workspace.RunAsync("deploy")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_exits_with_1_and_names_its_place()
    {
        using var workspace = TestWorkspace.WithJobs().Migration(TestWorkspace.Second, "SELECT 1;\n  SELEKT 2;");
        var result = (await workspace.RunAsync("deploy")).Expect(1);
        Assert.Contains("P3018", result.Error, StringComparison.Ordinal);
        Assert.Contains("line 2, column 3", result.Error, StringComparison.Ordinal);
        Assert.True(workspace.HasTable("jobs"));
    }

    [Fact]
    public async Task A_script_that_cannot_be_read_exits_with_4_before_anything_is_applied()
    {
        using var workspace = TestWorkspace.WithJobs().Migration(TestWorkspace.Second, "SELECT 1;\nSELECT 'open;");
        var result = (await workspace.RunAsync("deploy")).Expect(4);
        Assert.Contains("line 2, column 8", result.Error, StringComparison.Ordinal);
        Assert.False(workspace.HasTable("jobs"));
    }

    [Fact]
    public async Task A_seed_that_fails_exits_with_1_and_is_named()
    {
        using var workspace = TestWorkspace.WithJobs().Seed("wrong.sql", "INSERT INTO nowhere VALUES (1);");
        (await workspace.RunAsync("deploy")).Expect(0);
        Assert.Contains("wrong.sql", (await workspace.RunAsync("seed")).Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_exits_with_2_for_pending_migrations_only_where_it_is_asked_to()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("status")).Expect(0);
        (await workspace.RunAsync("status", "--exit-code")).Expect(2);
        (await workspace.RunAsync("preview")).Expect(0);
        (await workspace.RunAsync("preview", "--exit-code")).Expect(2);
        (await workspace.RunAsync("verify")).Expect(2);
        (await workspace.RunAsync("deploy")).Expect(0);
        (await workspace.RunAsync("status", "--exit-code")).Expect(0);
        (await workspace.RunAsync("preview", "--exit-code")).Expect(0);
        (await workspace.RunAsync("verify")).Expect(0);
    }

    [Fact]
    public async Task Verify_exits_with_2_when_an_applied_migration_was_modified()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy")).Expect(0);
        workspace.Migration(TestWorkspace.First, "CREATE TABLE jobs (id INTEGER PRIMARY KEY);");
        Assert.Contains(TestWorkspace.First, (await workspace.RunAsync("verify")).Expect(2).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_exits_with_2_when_an_applied_migration_is_gone()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy")).Expect(0);
        Directory.Delete(Path.Combine(workspace.Migrations, TestWorkspace.Second), recursive: true);
        Assert.Contains("orphaned", (await workspace.RunAsync("verify")).Expect(2).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_not_released_in_time_exits_with_3()
    {
        using var workspace = TestWorkspace.WithJobs();
        using var holder = workspace.HoldLock();
        Assert.Contains("P1002", (await workspace.RunAsync("deploy", "--lock-timeout", "200ms")).Expect(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_of_a_PostgreSQL_database_exits_with_3_and_names_its_holder()
    {
        server.SkipUnlessAvailable();
        using var database = PostgresDatabase.Create(server);
        using var workspace = new TestWorkspace { Engine = "postgres" }.Migration(TestWorkspace.First, "CREATE TABLE jobs (id int);");
        using var holder = database.Open();
        PostgresDatabase.Execute(holder, "SELECT pg_advisory_lock(72707369)");
        var result = (await workspace.RunAsync("deploy", "--url", database.Url, "--migrations", workspace.Migrations, "--lock-timeout", "200ms")).Expect(3);
        Assert.Contains("P1002", result.Error, StringComparison.Ordinal);
        Assert.Contains("--lock-timeout", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("NetScript:Databases", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy", "--nonsense")]
    [InlineData("nonsense")]
    [InlineData("deploy", "--db", "other")]
    [InlineData("deploy", "--target", "20990101000000_nothing")]
    [InlineData("deploy", "--lock-timeout", "soon")]
    [InlineData("deploy", "--url", "")]
    [InlineData("resolve")]
    [InlineData("resolve", "--applied", "a", "--rolled-back", "b")]
    [InlineData("squash")]
    [InlineData("status", "--project-root", "nowhere")]
    [InlineData("status", "--migrations", "nowhere", "--url", "file:x.db")]
    [InlineData("status", "--migrations", "database")]
    [InlineData("status", "--migrations", "database", "--url", "oracle://h/db")]
    [InlineData("status", "--url", "postgresql://h/db")]
    public async Task A_command_that_cannot_be_carried_out_exits_with_4(params string[] arguments)
    {
        using var workspace = TestWorkspace.WithJobs();
        var result = (await workspace.RunAsync(arguments)).Expect(4);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.DatabaseFile) && workspace.HasTable("jobs"));
    }

    [Fact]
    public async Task A_migration_that_did_not_fail_cannot_be_resolved_and_exits_with_4()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy", "--target", TestWorkspace.First)).Expect(0);
        Assert.Contains("P3012", (await workspace.RunAsync("resolve", "--rolled-back", TestWorkspace.First)).Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("P3008", (await workspace.RunAsync("resolve", "--applied", TestWorkspace.First)).Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("P3017", (await workspace.RunAsync("resolve", "--applied", "20990101000000_nothing")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_with_mistakes_exits_with_4_and_names_their_paths()
    {
        using var workspace = TestWorkspace.WithJobs().Configured(""" "app": { "Engine": "Oracle", "Port": 0 } """);
        var result = (await workspace.RunAsync("status")).Expect(4);
        Assert.Contains("NetScript:Databases:app:Engine", result.Error, StringComparison.Ordinal);
        Assert.Contains("NetScript:Databases:app:Port", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_for_another_engine_exit_with_4()
    {
        using var workspace = TestWorkspace.WithJobs().Write("database/sqlite/migrations/migration_lock.toml", "provider = \"mysql\"\n");
        Assert.Contains("P3019", (await workspace.RunAsync("deploy")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_tables_and_no_history_exits_with_4()
    {
        using var workspace = TestWorkspace.WithJobs();
        Directory.CreateDirectory(Path.GetDirectoryName(workspace.DatabaseFile)!);
        workspace.Scalar("CREATE TABLE other (id INTEGER)");
        Assert.Contains("P3005", (await workspace.RunAsync("deploy")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_arrives_out_of_order_exits_with_4_unless_that_is_allowed()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy")).Expect(0);
        workspace.Migration("20260101120000_between", "CREATE TABLE late (id INTEGER);");
        Assert.Contains("NS1001", (await workspace.RunAsync("deploy")).Expect(4).Error, StringComparison.Ordinal);
        (await workspace.RunAsync("verify")).Expect(2);
        (await workspace.RunAsync("deploy", "--allow-out-of-order")).Expect(0);
        Assert.True(workspace.HasTable("late"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_exits_with_5()
    {
        using var workspace = new TestWorkspace { Engine = "postgres" }.Migration(TestWorkspace.First, "SELECT 1;");
        string[] target = ["--url", "postgresql://u:p@127.0.0.1:1/app", "--migrations", workspace.Migrations, "--connect-timeout", "100ms"];
        Assert.Contains("P1001", (await workspace.RunAsync(["deploy", .. target])).Expect(5).Error, StringComparison.Ordinal);
        Assert.Contains("P1001", (await workspace.RunAsync(["status", .. target])).Expect(5).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_exits_with_5()
    {
        using var workspace = TestWorkspace.WithJobs().Write("data/app.db", new string('x', 4096));
        (await workspace.RunAsync("status")).Expect(5);
    }

    [Theory]
    [InlineData("deploy")]
    [InlineData("status")]
    [InlineData("verify")]
    [InlineData("preview")]
    public async Task A_failed_migration_that_is_not_resolved_exits_with_6(string command)
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy", "--target", TestWorkspace.First)).Expect(0);
        workspace.Scalar($"INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at, applied_steps_count) VALUES ('1', 'x', '{TestWorkspace.Second}', 'no such table: oops', 1767312000000, 0)");
        var result = (await workspace.RunAsync(command)).Expect(6);
        Assert.Contains($"resolve --rolled-back {TestWorkspace.Second}", result.Text, StringComparison.Ordinal);
        Assert.Contains("no such table: oops", (await workspace.RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_version_exit_with_0()
    {
        using var workspace = new TestWorkspace();
        Assert.Contains("--allow-out-of-order", (await workspace.RunAsync("deploy", "--help")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", (await Netscript.RunAsync(workspace.Root, ["--version"])).Expect(0).Output);
    }
}
