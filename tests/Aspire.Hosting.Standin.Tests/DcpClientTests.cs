using Aspire.Hosting.Dcp;
using Aspire.Hosting.Dcp.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

public sealed class DcpClientTests : IAsyncLifetime
{
    private DcpHost _host = null!;
    private DcpClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var bundle = await DcpTestApplication.RequireBundleAsync();
        _host = new DcpHost(bundle, new ConfigurationBuilder().Build(), NullLogger<DcpHost>.Instance);
        _client = await _host.GetClientAsync(Token);
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_start_that_is_given_up_leaves_no_orchestrator_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Command lines are read from /proc.");
        var host = new DcpHost(await DcpTestApplication.RequireBundleAsync(), new ConfigurationBuilder().Build(), NullLogger<DcpHost>.Instance);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var start = host.GetClientAsync(giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        Assert.NotNull(host.Session);

        await host.DisposeAsync();

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (DcpTestApplication.IsRunning(host.Session))
        {
            await timer.WaitForNextTickAsync(Token);
        }
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_program_that_is_no_resource_runs_and_its_lines_and_exit_code_are_seen()
    {
        var program = await DcpProgram.StartAsync(_host, "three", Node("console.log('out ' + process.env.WHAT); console.error('err'); process.exit(3)", ("WHAT", "put")), Token);

        var status = await program.WaitForExitAsync(Token);
        Assert.Equal(3, status.ExitCode);

        var lines = new List<DcpLogLine>();
        await foreach (var line in program.FollowLogAsync(Token))
        {
            lines.Add(line);
            if (lines.Count == 2)
            {
                break;
            }
        }

        Assert.Contains(lines, line => line is { Content: "out put", IsError: false, Timestamp: not null });
        Assert.Contains(lines, line => line is { Content: "err", IsError: true });
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_program_that_is_not_there_fails_to_start_and_the_log_says_why_without_its_arguments()
    {
        var program = await DcpProgram.StartAsync(_host, "missing", new ExecutableSpec { ExecutablePath = "/no/such/program", Args = ["--password=secret"] }, Token);

        var status = await program.WaitForExitAsync(Token);
        Assert.Equal("FailedToStart", status.State);

        await foreach (var line in program.FollowLogAsync(Token))
        {
            Assert.DoesNotContain("secret", line.Content, StringComparison.Ordinal);
            if (line.Content.Contains("no such file", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("The log ended without the reason.");
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_watch_begins_with_what_is_there_and_goes_on_with_changes()
    {
        await _client.CreateAsync(Sleeper("first"), Token);
        var seen = new List<string>();
        await foreach (var change in _client.WatchAsync<Executable>(Token))
        {
            if (change.Object.Metadata.Name == "first" && seen.Count == 0)
            {
                seen.Add("first");
                await _client.CreateAsync(Sleeper("second"), Token);
            }
            else if (change.Object.Metadata.Name == "second")
            {
                break;
            }
        }

        Assert.Equal(["first"], seen);
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_second_object_of_a_name_is_refused_with_the_reason()
    {
        await _client.CreateAsync(Sleeper("twice"), Token);

        var exception = await Assert.ThrowsAsync<DcpException>(() => _client.CreateAsync(Sleeper("twice"), Token));

        Assert.Contains("already exists", exception.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task What_is_deleted_is_gone_with_its_process()
    {
        await _client.CreateAsync(Sleeper("shortlived"), Token);
        var process = await WaitAsync("shortlived", found => found?.Status?.Pid is > 0);

        await _client.DeleteAsync<Executable>("shortlived", Token);
        await WaitAsync("shortlived", found => found is null);

        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(process!.Status!.Pid!.Value));
    }

    private async Task<Executable?> WaitAsync(string name, Func<Executable?, bool> predicate)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var found = await _client.GetAsync<Executable>(name, Token);
            if (predicate(found))
            {
                return found;
            }

            await timer.WaitForNextTickAsync(Token);
        }
    }

    private static Executable Sleeper(string name) => new()
    {
        Metadata = new ObjectMetadata { Name = name },
        Spec = Node("setInterval(() => {}, 1000)"),
    };

    private static ExecutableSpec Node(string script, params (string Name, string Value)[] environment) => new()
    {
        ExecutablePath = "node",
        Args = ["-e", script],
        Env = [.. environment.Select(variable => new EnvironmentVariable(variable.Name, variable.Value))],
    };
}
