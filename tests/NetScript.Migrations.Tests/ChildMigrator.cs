using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

/// <summary>A migrator in a process of its own.</summary>
internal sealed class ChildMigrator : IDisposable
{
    public const string Command = "migrate";

    private readonly Process _process;

    private ChildMigrator(Process process)
    {
        _process = process;
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var engine = DatabaseEngine.All.Single(candidate => candidate.Name == arguments[0]);
        var database = new DatabaseDefinition { Key = TestWorkspace.Key, Engine = engine, Workspace = arguments[1] };
        var outcome = await new Migrator(database, arguments[2], NullLogger.Instance).MigrateAsync(MigrationCatalog.Load(database), new ConsoleProgress());
        await Console.Error.WriteLineAsync(outcome.Failure?.Message);
        return outcome.Failure is null ? 0 : 1;
    }

    public static ChildMigrator Start(TestWorkspace workspace, string connectionString) => new(Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        [.. IsDotnet ? new[] { typeof(ChildMigrator).Assembly.Location } : [], Command, workspace.Database.Engine.Name, workspace.Root, connectionString])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    /// <summary>Reads the progress of the process until it comes to a migration.</summary>
    public async Task WaitForAsync(string displayName, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == displayName)
            {
                return;
            }
        }

        Assert.Fail($"The child ended before {displayName}: {await _process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Ends it with SIGKILL.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for it to end by itself.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        var rest = _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        await rest;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static bool IsDotnet => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    private sealed class ConsoleProgress : IProgress<MigrationEvent>
    {
        public void Report(MigrationEvent value) => Console.WriteLine(value switch
        {
            ScriptStartedEvent script => script.Name,
            StatementEvent statement => $"{statement.Name} {statement.Executed}/{statement.Statements}",
            _ => value.ToString(),
        });
    }
}
