using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace NetScript.Benchmarks;

/// <summary>A program to run.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Command(string File, params IReadOnlyList<string> Arguments)
{
    // From a small program: of one that the benchmark itself starts, the peak would never be less than the benchmark's own.
    private const int BufferSize = 1 << 16;

    private const string Time = "/usr/bin/time";

    public string? Directory { get; init; }

    /// <summary>What is written to its standard input.</summary>
    public string Input { get; init; } = "";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether what it takes on the processor and of memory can be told.</summary>
    public static string? Unavailable => System.IO.File.Exists(Time) ? null : $"{Time} is missing, which tells how much memory a program had (Debian: apt-get install time).";

    /// <summary>How a program is published that has code for this machine and needs the runtime.</summary>
    public static IReadOnlyList<string> ReadyToRun { get; } = ["--self-contained", "false", "-p:PublishReadyToRun=true"];

    /// <summary>How a program is published that needs none.</summary>
    public static IReadOnlyList<string> Native { get; } = ["-p:PublishAot=true"];

    /// <summary>Publishes a project of the repository.</summary>
    public static Command Publish(string project, string directory, IReadOnlyList<string> options, Places places) =>
        new("dotnet", ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, .. options, "-o", directory, "-v", "q", "-nologo"]) { Directory = places.Repository };

    /// <summary>Runs it and returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartInfo()) ?? throw new InvalidOperationException($"{File} was not started.");
        var output = ReadAsync(process.StandardOutput, cancellationToken);
        var error = ReadAsync(process.StandardError, cancellationToken);
        await process.StandardInput.WriteAsync(Input.AsMemory(), cancellationToken).ConfigureAwait(false);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode == 0
            ? Text(await output.ConfigureAwait(false))
            : throw new InvalidOperationException(
                $"{File} {string.Join(' ', Arguments)} ended with {process.ExitCode}: {Text(await error.ConfigureAwait(false))}{Text(await output.ConfigureAwait(false))}");
    }

    // The bytes alone, much at a time: it must not be the reader that the program waits for.
    private static async Task<byte[]> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await reader.BaseStream.CopyToAsync(bytes, BufferSize, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>Runs it and returns what it took.</summary>
    public async Task<Measurement> MeasureAsync(CancellationToken cancellationToken)
    {
        var report = Path.GetTempFileName();
        try
        {
            var command = this with { File = Time, Arguments = ["-f", "%U %S %M", "-o", report, File, .. Arguments] };
            var start = Stopwatch.GetTimestamp();
            await command.RunAsync(cancellationToken).ConfigureAwait(false);
            var wall = Stopwatch.GetElapsedTime(start);
            var values = System.IO.File.ReadAllText(report).Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToList();
            return new Measurement(wall, TimeSpan.FromSeconds(values[0] + values[1]), (long)values[2] * 1024);
        }
        finally
        {
            System.IO.File.Delete(report);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(File, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }
}
