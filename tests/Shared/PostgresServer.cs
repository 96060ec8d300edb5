using System.Diagnostics;

namespace NetScript.Testing;

/// <summary>
/// A PostgreSQL server of one's own: on a free port of the loopback, in a temporary directory, made from the binaries on the machine, and gone after the tests. Use it as an
/// assembly fixture (<c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>), and call <see cref="SkipUnlessAvailable"/> first in each test.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>The superuser's name.</summary>
    public const string User = "postgres";

    /// <summary>The superuser's password.</summary>
    public const string Password = "correct horse; battery='staple'";

    private readonly string _directory = Directory.CreateTempSubdirectory("netscript-postgres-").FullName;
    private readonly string? _binaries = FindBinaries();
    private string? _account;
    private bool _isRunning;

    /// <summary>The port on which it listens.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>Why there is no server, or <see langword="null"/>.</summary>
    public string? Unavailable { get; private set; }

    /// <summary>Whether <see cref="InitializeAsync"/> starts the server; else <see cref="StartAsync"/> does.</summary>
    public bool StartsAtOnce { get; init; } = true;

    /// <summary>Skips the test where PostgreSQL is not installed.</summary>
    public void SkipUnlessAvailable() => Assert.SkipUnless(Unavailable is null, Unavailable ?? "");

    /// <summary>The connection string of a database, whether it exists or not.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username={User};Password=\"{Password}\"";

    /// <summary>The name of a database that does not exist yet.</summary>
    public static string NewDatabaseName() => $"test_{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync()
    {
        if (_binaries is null)
        {
            Unavailable = "PostgreSQL is not installed: no initdb in PATH or /usr/lib/postgresql/*/bin (Debian: apt-get install postgresql).";
            return;
        }

        await File.WriteAllTextAsync(Path.Combine(_directory, "password"), Password);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            // PostgreSQL refuses to run as root.
            _account = await ExistsAsync("postgres") ? "postgres" : "nobody";
            await RunAsync("chown", ["-R", _account, _directory]);
        }

        await RunToolAsync("initdb", ["-D", Data, "-U", User, "-A", "scram-sha-256", "--pwfile", Path.Combine(_directory, "password"), "-E", "UTF8", "--locale=C", "--no-sync"]);
        if (StartsAtOnce)
        {
            await StartAsync();
        }
    }

    /// <summary>Starts the server and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={Port}", $"unix_socket_directories={_directory}", "max_connections=200", "fsync=off", "full_page_writes=off",
        ];
        await RunToolAsync("pg_ctl", ["start", "-w", "-t", "60", "-D", Data, "-l", Path.Combine(_directory, "log"), "-o", string.Join(' ', settings.Select(setting => $"-c {setting}"))]);
        _isRunning = true;
    }

    /// <summary>Ends the server at once, as a crash would.</summary>
    public async Task StopAsync()
    {
        if (_isRunning)
        {
            _isRunning = false;
            await RunToolAsync("pg_ctl", ["stop", "-w", "-m", "immediate", "-D", Data]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private string Data => Path.Combine(_directory, "data");

    private Task RunToolAsync(string tool, string[] arguments)
    {
        var path = Path.Combine(_binaries!, tool);
        return _account is null ? RunAsync(path, arguments) : RunAsync("runuser", ["-u", _account, "--", path, .. arguments]);
    }

    private async Task RunAsync(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _directory,
        })!;
        // The server inherits these pipes: what is read ends with the program only where it does not start one.
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            var log = Path.Combine(_directory, "log");
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {await error}{await output}{(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
        }
    }

    private static async Task<bool> ExistsAsync(string account)
    {
        using var process = Process.Start(new ProcessStartInfo("id", ["-u", account]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static string? FindBinaries()
    {
        var fromPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var fromDebian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0).Select(path => Path.Combine(path, "bin"))
            : [];
        return fromPath.Concat(fromDebian).FirstOrDefault(path => File.Exists(Path.Combine(path, OperatingSystem.IsWindows() ? "initdb.exe" : "initdb")));
    }
}
