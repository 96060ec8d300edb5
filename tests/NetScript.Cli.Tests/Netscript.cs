using System.Diagnostics;
using System.Text;

namespace NetScript.Cli.Tests;

/// <summary>The built program, run as a process: what a shell would see of it.</summary>
internal sealed class Netscript : IDisposable
{
    public const string Interrupt = "INT";
    public const string Terminate = "TERM";

    private static readonly string[] s_foreign = ["DATABASE_URL", "NO_COLOR", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT", "environment"];

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly Task<string> _output;

    private Netscript(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>The command that starts it: the program that was built beside the tests, or another that is to be tested, such as a native one.</summary>
    public static string[] Command { get; } = Environment.GetEnvironmentVariable("NETSCRIPT_PROGRAM") is { Length: > 0 } program
        ? [program]
        : ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "netscript.dll")];

    /// <summary>Runs it to its end.</summary>
    /// <param name="directory">The current directory.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Variables besides those of the tests, from which all that name a database are taken away.</param>
    public static async Task<NetscriptResult> RunAsync(string directory, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var run = Start(directory, arguments, environment);
        return await run.WaitAsync();
    }

    public static Netscript Start(string directory, string[] arguments, params (string Name, string Value)[] environment)
    {
        // A terminal sees to it that Ctrl+C is not ignored; what runs tests in the background does the opposite.
        string[] command = [.. OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : Array.Empty<string>(), .. Command, .. arguments];
        return new(Process.Start(StartInfo(command[0], command[1..], directory, environment))!);
    }

    /// <summary>Runs it on a terminal, with what somebody types.</summary>
    public static async Task<NetscriptResult> RunOnTerminalAsync(string directory, string[] arguments, string typed, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no 'script' that makes a terminal (Debian: apt-get install bsdutils).");
        var command = string.Join(' ', Command.Concat(arguments).Select(argument => $"'{argument}'"));
        var info = StartInfo("/usr/bin/script", ["-q", "-e", "-c", $"stty cols 200 rows 50; {command}", "/dev/null"], directory, [("TERM", "xterm-256color"), .. environment]);
        info.RedirectStandardInput = true;
        using var run = new Netscript(Process.Start(info)!);
        await run._process.StandardInput.WriteAsync(typed);
        await run._process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        return await run.WaitAsync();
    }

    /// <summary>Reads what it says on the standard error until a line has this in it.</summary>
    public async Task WaitForAsync(string text)
    {
        while (await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            _error.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"It ended before it said '{text}': {_error}");
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    public async Task<NetscriptResult> WaitAsync()
    {
        var error = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new NetscriptResult(_process.ExitCode, await _output, _error.Append(error).ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string file, string[] arguments, string directory, (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo(file, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in info.Environment.Keys.Where(name => name.EndsWith("_URI", StringComparison.Ordinal) || name.StartsWith("NetScript", StringComparison.OrdinalIgnoreCase)).Concat(s_foreign).ToList())
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }
}
