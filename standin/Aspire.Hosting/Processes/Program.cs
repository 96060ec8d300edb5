using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>Runs a program, without a shell, to its end.</summary>
internal static class Program
{
    /// <summary>Runs <paramref name="path"/> and gives its exit code and output. Cancelling ends the whole process tree.</summary>
    /// <param name="path">The program's file, or a name that is found on PATH.</param>
    /// <param name="arguments">Its arguments, one an element; none is split or expanded.</param>
    /// <param name="environment">Variables laid over this process's own; a <see langword="null"/> value removes one.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static async Task<ProgramResult> RunAsync(
        string path,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new ProgramResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
