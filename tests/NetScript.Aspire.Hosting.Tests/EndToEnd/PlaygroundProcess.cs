using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

/// <summary>The playground, started and stopped as people do: <c>dotnet run</c> in a terminal, and Ctrl+C.</summary>
internal sealed partial class PlaygroundProcess : IAsyncDisposable
{
    /// <summary>The ports of the shop on the first database of the block, and on the second.</summary>
    public const int FirstPort = 5180, SecondPort = FirstPort + 1;

    // Every process inherits it, so that those which the playground leaves behind can be told from all others.
    private const string Marker = "NETSCRIPT_PLAYGROUND_RUN";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly string _run = Guid.NewGuid().ToString("n");
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _dashboard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private PlaygroundProcess(string[] arguments, IReadOnlyDictionary<string, string?> environment)
    {
        // A terminal sends Ctrl+C to a group of processes, and sees to it that it is not ignored.
        var start = new ProcessStartInfo("setsid", ["env", "--default-signal=INT", "dotnet", .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[Marker] = _run;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.Exited += (_, _) => _dashboard.TrySetException(new InvalidOperationException("The playground ended before its dashboard was there."));
    }

    /// <summary>All that it has written so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Starts the playground, which was built with the tests, with settings over those of its appsettings.json.</summary>
    public static PlaygroundProcess Start(params string[] settings) => Start(new Dictionary<string, string?>(), settings);

    /// <summary>Starts it with variables of the environment, too, which all that it starts inherits.</summary>
    public static PlaygroundProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] settings)
    {
        var playground = new PlaygroundProcess(
        [
            "run", "--project", Path.Combine("playground", "Playground.AppHost"), "--no-build", "--configuration", Repository.BuildConfiguration,
            "--", .. settings,
        ], environment);
        playground._process.Start();
        playground._process.StandardInput.Close();
        playground._process.BeginOutputReadLine();
        playground._process.BeginErrorReadLine();
        return playground;
    }

    /// <summary>Waits for the address with which one logs in to the dashboard. Skips the test where there is no dashboard.</summary>
    public async Task<Uri> GetDashboardAsync()
    {
        try
        {
            return await _dashboard.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            throw new Xunit.Sdk.XunitException($"{exception.Message} Its output was:{Environment.NewLine}{Output}");
        }
    }

    /// <summary>Waits until it has written something.</summary>
    public async Task ExpectOutputAsync(string text)
    {
        await WaitUntilAsync(() => Task.FromResult(_process.HasExited || Output.Contains(text, StringComparison.Ordinal)));
        Assert.Contains(text, Output, StringComparison.Ordinal);
    }

    /// <summary>Presses Ctrl+C and waits until the playground has ended.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <summary>Kills the AppHost, which cannot do anything about it, and waits until it is gone.</summary>
    public Task KillAsync() => SignalAsync("KILL");

    /// <summary>Asks the shop for its jobs, which it can tell once its database is migrated and seeded.</summary>
    public async Task<List<string>> GetJobsAsync(int port = FirstPort)
    {
        var address = new Uri($"http://localhost:{port}/jobs");
        using var http = new HttpClient();
        List<string>? jobs = null;
        await WaitUntilAsync(async () => (jobs = await TryGetJobsAsync(http, address)) is not null || _process.HasExited);
        return jobs ?? throw new Xunit.Sdk.XunitException($"{address} has no answer. The playground's output was:{Environment.NewLine}{Output}");
    }

    /// <summary>The command lines of processes that outlive the playground. The orchestrator ends a moment after it, once all that it runs has ended.</summary>
    public async Task<IReadOnlyList<string>> GetSurvivorsAsync()
    {
        await WaitUntilAsync(() => Task.FromResult(!FindProcesses().Any()));
        return [.. FindProcesses().Select(process => process.CommandLine)];
    }

    /// <summary>Polls a condition that nothing announces, for as long as anybody would wait.</summary>
    public static async Task WaitUntilAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        var waiting = Stopwatch.StartNew();
        while (!await condition() && waiting.Elapsed < (patience ?? s_patience))
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (id, _) in FindProcesses())
        {
            using var process = Process.Start("kill", ["-KILL", id]);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", "--", $"-{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>?> TryGetJobsAsync(HttpClient http, Uri address)
    {
        try
        {
            var jobs = await http.GetFromJsonAsync<List<JsonElement>>(address, TestContext.Current.CancellationToken);
            return [.. jobs!.Select(job => job.GetProperty("id").GetString()!)];
        }
        catch (HttpRequestException)
        {
            // The service waits for its database still, or is no more.
            return null;
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (LoginPattern().Match(line) is { Success: true } login)
        {
            _dashboard.TrySetResult(new Uri(login.Value));
        }
        else if (line.Contains("The application runs without its dashboard.", StringComparison.Ordinal))
        {
            _dashboard.TrySetException(Xunit.Sdk.SkipException.ForSkip(line.Trim()));
        }
    }

    private IEnumerable<(string Id, string CommandLine)> FindProcesses() =>
        from directory in Directory.EnumerateDirectories("/proc")
        let id = Path.GetFileName(directory)
        where id.All(char.IsAsciiDigit) && ReadProcessFile(id, "environ").Contains($"{Marker}={_run}", StringComparison.Ordinal)
        select (id, ReadProcessFile(id, "cmdline"));

    private static string ReadProcessFile(string id, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{name}").Replace('\0', ' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return "";
        }
    }

    [GeneratedRegex(@"https?://\S+/login\?t=\S+")]
    private static partial Regex LoginPattern();
}
