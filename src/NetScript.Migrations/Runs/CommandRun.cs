using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Runs;

/// <summary>Runs the command that seeds, with the database in its environment and its output in the log.</summary>
internal sealed class CommandRun(MigrationTarget target, Seed seed)
{
    private const int LinesShown = 10;

    private readonly Queue<string> _lastErrors = new();

    /// <exception cref="MigrationFailedException">It could not be started, or ended with another code than 0 (NS1005).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the command and what it had started were killed.</exception>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo() };
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => LogError(line.Data);
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw Failed($"cannot be started in {seed.FilePath}: {exception.Message}");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw Failed($"ended with code {process.ExitCode}{(_lastErrors.Count > 0 ? $": {string.Join(Environment.NewLine, _lastErrors)}" : "")}");
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe") { Arguments = $"/s /c \"{seed.Script}\"" } : new ProcessStartInfo("/bin/sh", ["-c", seed.Script]);
        info.WorkingDirectory = seed.FilePath;
        info.UseShellExecute = false;
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        var url = target.Database.Engine.ConnectionStrings.ToUrl(target.Database.Engine.ConnectionStrings.Normalize(target.ConnectionString));
        info.Environment[DatabaseEnvironment.DatabaseUrl] = url;
        info.Environment[DatabaseEnvironment.UriVariable(target.Database.Key)] = url;
        return info;
    }

    private void Log(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            target.Logger.LogInformation("{Seed}: {Line}", seed.DisplayName, Redaction.Redact(target, line));
        }
    }

    private void LogError(string? line)
    {
        Log(line);
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        if (_lastErrors.Count == LinesShown)
        {
            _lastErrors.Dequeue();
        }

        _lastErrors.Enqueue(Redaction.Redact(target, line));
    }

    private MigrationFailedException Failed(string what) => new(new MigrationFailure
    {
        Code = "NS1005",
        Migration = seed.DisplayName,
        Message = $"NS1005: the seed command '{seed.Script}' ({target.Database.NameOf(Seed.CommandName)}) {what}. It is run again by the next run.",
    });
}
