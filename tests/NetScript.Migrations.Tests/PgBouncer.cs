using System.Diagnostics;
using NetScript.Testing;

namespace NetScript.Migrations.Tests;

/// <summary>A PgBouncer in front of a PostgreSQL server, as long as the test runs.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netscript-pgbouncer-").FullName;
    private readonly Process _process;

    private PgBouncer(PostgresServer server, string mode)
    {
        Port = FreePort.Find();
        File.WriteAllText(Path.Combine(_directory, "users.txt"), $"\"{PostgresServer.User}\" \"{PostgresServer.Password}\"\n");
        File.WriteAllText(Path.Combine(_directory, "pgbouncer.ini"), $"""
            [databases]
            * = host=127.0.0.1 port={server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {Port}
            unix_socket_dir =
            auth_type = plain
            auth_file = {Path.Combine(_directory, "users.txt")}
            pool_mode = {mode}
            ignore_startup_parameters = extra_float_digits,search_path
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        // It refuses to run as root.
        string[] arguments = [.. Environment.IsPrivilegedProcess ? ["-u", "nobody"] : (string[])[], Path.Combine(_directory, "pgbouncer.ini")];
        _process = Process.Start(new ProcessStartInfo(FindProgram()!, arguments) { RedirectStandardError = true })!;
    }

    public int Port { get; }

    public static void SkipUnlessAvailable() => Assert.SkipUnless(FindProgram() is not null, "PgBouncer is not installed (Debian: apt-get install pgbouncer).");

    /// <summary>Starts it, with the mode of its pool: <c>session</c> or <c>transaction</c>.</summary>
    public static async Task<PgBouncer> StartAsync(PostgresServer server, string mode, CancellationToken cancellationToken)
    {
        var bouncer = new PgBouncer(server, mode);
        while (await bouncer._process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains("process up", StringComparison.Ordinal))
            {
                _ = bouncer._process.StandardError.ReadToEndAsync(cancellationToken);
                return bouncer;
            }
        }

        throw new InvalidOperationException($"PgBouncer ended with {bouncer._process.ExitCode}.");
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username={PostgresServer.User};Password=\"{PostgresServer.Password}\"";

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static string? FindProgram() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
        .Select(directory => Path.Combine(directory, "pgbouncer")).FirstOrDefault(File.Exists);
}
