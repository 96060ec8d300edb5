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
        var (migrator, catalog) = (new Migrator(database, arguments[2], NullLogger.Instance) { ConnectTimeout = TimeSpan.FromMinutes(10) }, MigrationCatalog.Load(database));
        var failure = (await migrator.MigrateAsync(catalog, new ConsoleProgress())).Failure ?? (await migrator.SeedAsync(catalog, new ConsoleProgress())).Failure;
        await Console.Error.WriteLineAsync(failure?.Message);
        return failure is null ? 0 : 1;
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

    /// <summary>Its progress, as far as it was read.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Whether the progress ends within a migration or a seed.</summary>
    public bool IsInScript => Lines.Count > 0 && Lines[^1].StartsWith("app/", StringComparison.Ordinal);

    /// <summary>Reads so many lines of the progress, or all until the process ends, and says whether it does.</summary>
    public async Task<bool> EndsBeforeAsync(int lines, CancellationToken cancellationToken)
    {
        while (Lines.Count < lines)
        {
            if (await _process.StandardOutput.ReadLineAsync(cancellationToken) is not { } line)
            {
                return true;
            }

            Lines.Add(line);
        }

        return false;
    }

    /// <summary>Reads the progress for so long, or until the process ends, and says whether it does.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(time);
        try
        {
            return await EndsBeforeAsync(int.MaxValue, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Ends it with SIGKILL, and reads the rest of its progress.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        await EndsBeforeAsync(int.MaxValue, cancellationToken);
    }

    /// <summary>Waits for it to end by itself.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        var rest = _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        await rest;
        return _process.ExitCode;
    }

    /// <summary>What it says of its failure.</summary>
    public Task<string> ReadErrorAsync(CancellationToken cancellationToken) => _process.StandardError.ReadToEndAsync(cancellationToken);

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
