using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>A process whose lines are passed on as they come.</summary>
internal sealed class RunningProcess : IDisposable
{
    private readonly Process _process;

    private RunningProcess(Process process) => _process = process;

    /// <summary>The process's number on this machine.</summary>
    public int Id => _process.Id;

    /// <summary>When it started.</summary>
    public DateTime StartTime { get; } = DateTime.UtcNow;

    /// <summary>Starts <paramref name="program"/>.</summary>
    /// <param name="program">What runs.</param>
    /// <param name="configuration">The arguments and environment from the application.</param>
    /// <param name="write">Takes each line, and whether it came on standard error.</param>
    /// <exception cref="DistributedApplicationException">It cannot be started.</exception>
    public static RunningProcess Start(HostProgram program, LaunchConfiguration configuration, Action<string, bool> write)
    {
        var start = new ProcessStartInfo(program.Path, [.. program.Arguments, .. configuration.Arguments.Select(argument => argument.Value)])
        {
            WorkingDirectory = program.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var name in HostProgram.NotInherited)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in configuration.Environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, isError: true);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            process.Dispose();
            throw new DistributedApplicationException($"'{program.Path}' cannot be started in '{program.WorkingDirectory}': {exception.Message}", exception);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new RunningProcess(process);

        void Pass(string? line, bool isError)
        {
            if (line is not null)
            {
                write(line, isError);
            }
        }
    }

    /// <summary>Waits until it has ended and all of its lines are passed on.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Ends it and the processes that it started.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose() => _process.Dispose();
}
