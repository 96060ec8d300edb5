namespace NetScript.Cli.Tests;

/// <summary>What people see.</summary>
public sealed class OutputTests
{
    private const char Escape = '\u001b';

    [Fact]
    public async Task Redirected_output_is_plain_and_not_wrapped()
    {
        var name = $"20260103000000_{new string('a', 150)}";
        using var workspace = TestWorkspace.WithJobs().Migration(name, "CREATE TABLE long_named (id INTEGER);");
        var deploy = (await workspace.RunAsync("deploy")).Expect(0);
        Assert.Contains($"Applied 3/3 app/{name}", deploy.Error, StringComparison.Ordinal);
        var status = (await workspace.RunAsync("status")).Expect(0);
        Assert.Contains(name, status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, deploy.Text + status.Text);
    }

    [Fact]
    public async Task The_lines_of_a_long_run_are_all_there_in_their_order_and_before_what_follows()
    {
        const int Count = 300;
        using var workspace = new TestWorkspace().Configured();
        for (var number = 1; number <= Count; number++)
        {
            workspace.Migration($"{20260101000000 + number}_t{number}", $"CREATE TABLE t{number} (id INTEGER);");
        }

        workspace.Migration("20260102000000_broken", "CREATE TABLE t1 (id INTEGER);");
        var deploy = (await workspace.RunAsync("deploy")).Expect(1);
        var lines = deploy.Error.Split('\n');
        var applied = Array.FindAll(lines, line => line.StartsWith("Applied ", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, Count).Select(number => $"Applied {number}/{Count + 1} app/{20260101000000 + number}_t{number}"), applied.Select(line => line[..line.IndexOf(" in ", StringComparison.Ordinal)]));
        Assert.Equal([$"{Count + 1} migrations to apply.", applied[0]], lines[..2]);
        Assert.StartsWith($"Failed app/20260102000000_broken", lines[Count + 1], StringComparison.Ordinal);
        Assert.StartsWith("error: P3018", lines[Count + 2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_shows_colours_and_bars()
    {
        using var workspace = TestWorkspace.WithJobs();
        var deploy = (await Netscript.RunOnTerminalAsync(workspace.Root, ["db", "deploy"], "")).Expect(0);
        Assert.Contains("Applied 2/2 app/20260102000000_second", deploy.Output, StringComparison.Ordinal);
        Assert.Contains(Escape, deploy.Output);
        var status = (await Netscript.RunOnTerminalAsync(workspace.Root, ["db", "status"], "")).Expect(0);
        Assert.Contains($"{Escape}[", status.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR")]
    [InlineData("--no-color")]
    public async Task NO_COLOR_and_its_option_make_a_terminal_plain(string how)
    {
        using var workspace = TestWorkspace.WithJobs();
        string[] option = how == "--no-color" ? [how] : [];
        (string, string)[] environment = how == "--no-color" ? [] : [(how, "1")];
        foreach (var command in new[] { "deploy", "status", "seed", "preview", "list" })
        {
            var result = (await Netscript.RunOnTerminalAsync(workspace.Root, ["db", command, .. option], "", environment)).Expect(0);
            Assert.DoesNotContain($"{Escape}[3", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain($"{Escape}[1", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Status_shows_what_failed_first_and_the_next_command()
    {
        using var workspace = TestWorkspace.WithJobs();
        Assert.Contains("Next: netscript db deploy", (await workspace.RunAsync("status")).Output, StringComparison.Ordinal);
        (await workspace.RunAsync("deploy", "--target", TestWorkspace.First)).Expect(0);
        workspace.Scalar($"INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at, applied_steps_count) VALUES ('1', 'x', '{TestWorkspace.Second}', 'no such column: oops', 1767312000000, 0)");
        var status = (await workspace.RunAsync("status", "--db", "app")).Output;
        Assert.True(status.IndexOf(TestWorkspace.Second, StringComparison.Ordinal) < status.IndexOf(TestWorkspace.First, StringComparison.Ordinal));
        Assert.Contains("no such column: oops", status, StringComparison.Ordinal);
        Assert.Contains($"Next: netscript db resolve --rolled-back {TestWorkspace.Second} --db app", status, StringComparison.Ordinal);
        (await workspace.RunAsync("resolve", "--rolled-back", TestWorkspace.Second)).Expect(0);
        (await workspace.RunAsync("deploy")).Expect(0);
        Assert.Contains("Next: netscript db seed", (await workspace.RunAsync("status")).Output, StringComparison.Ordinal);
        (await workspace.RunAsync("seed")).Expect(0);
        Assert.DoesNotContain("Next:", (await workspace.RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_writes_a_script_that_can_be_run_and_changes_nothing()
    {
        using var workspace = TestWorkspace.WithJobs().Migration("20260103000000_third", "CREATE TABLE third (id INTEGER) -- the end");
        (await workspace.RunAsync("deploy", "--target", TestWorkspace.First)).Expect(0);
        var bytes = await File.ReadAllBytesAsync(workspace.DatabaseFile, TestContext.Current.CancellationToken);
        var preview = (await workspace.RunAsync("preview")).Expect(0);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(workspace.DatabaseFile, TestContext.Current.CancellationToken));
        Assert.Contains("\nCREATE INDEX jobs_state ON jobs (state);\n", preview.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE jobs", preview.Output, StringComparison.Ordinal);
        workspace.Scalar(preview.Output);
        Assert.True(workspace.HasTable("jobs_state"));
        Assert.True(workspace.HasTable("third"));
        Assert.Equal(1L, workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task Preview_of_a_database_that_does_not_exist_does_not_create_it()
    {
        using var workspace = TestWorkspace.WithJobs();
        Assert.Contains("CREATE TABLE jobs", (await workspace.RunAsync("preview")).Expect(0).Output, StringComparison.Ordinal);
        (await workspace.RunAsync("status")).Expect(0);
        (await workspace.RunAsync("verify")).Expect(2);
        Assert.False(File.Exists(workspace.DatabaseFile));
    }

    [Fact]
    public async Task Oddities_of_the_configuration_are_warned_of()
    {
        using var workspace = TestWorkspace.WithJobs().Configured(""" "app": { "Engine": "Sqlite", "DataPath": "data/app.db", "Prot": 5 } """);
        Assert.Contains("warning: NetScript:Databases:app:Prot", (await workspace.RunAsync("status")).Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_is_answered_with_what_was_probably_meant()
    {
        using var workspace = TestWorkspace.WithJobs();
        Assert.Contains("'status'", (await workspace.RunAsync("stauts")).Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("'--migrations'", (await workspace.RunAsync("status", "--migration", "x")).Expect(4).Error, StringComparison.Ordinal);
    }
}
