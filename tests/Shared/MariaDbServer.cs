using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetScript.Testing;

/// <summary>
/// A MariaDB server of one's own: on a free port of the loopback, in a temporary directory, made from the binaries on the machine, and gone after the tests. Use it as an
/// assembly fixture (<c>[assembly: AssemblyFixture(typeof(MariaDbServer))]</c>), and call <see cref="SkipUnlessAvailable"/> first in each test.
/// </summary>
public sealed class MariaDbServer : IAsyncLifetime
{
    /// <summary>The name of a user who may do everything.</summary>
    public const string User = "admin";

    /// <summary>The user's password.</summary>
    public const string Password = "correct horse; battery='staple'";

    private readonly string _directory = Directory.CreateTempSubdirectory("netscript-mariadb-").FullName;
    private Process? _server;

    /// <summary>The port on which it listens.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>Why there is no server, or <see langword="null"/>.</summary>
    public string? Unavailable { get; private set; }

    /// <summary>Whether <see cref="InitializeAsync"/> starts the server; else <see cref="StartAsync"/> does.</summary>
    public bool StartsAtOnce { get; init; } = true;

    /// <summary>The certificate of the authority that has issued the server's, which is for <c>127.0.0.1</c>.</summary>
    public string Authority => Path.Combine(_directory, "authority.pem");

    /// <summary>The path of the server's Unix socket.</summary>
    public string SocketPath => Path.Combine(_directory, "socket");

    private string[] Settings =>
    [
        "--no-defaults", $"--datadir={Path.Combine(_directory, "data")}", $"--tmpdir={_directory}", "--innodb-log-file-size=16M", "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=2", "--skip-name-resolve",
        .. (string[])(Environment.IsPrivilegedProcess ? ["--user=root"] : []),
    ];

    /// <summary>Skips the test where MariaDB is not installed.</summary>
    public void SkipUnlessAvailable() => Assert.SkipUnless(Unavailable is null, Unavailable ?? "");

    /// <summary>The connection string of a database, whether it exists or not.</summary>
    public string ConnectionString(string database) => $"Server=127.0.0.1;Port={Port};Database={database};User ID={User};Password=\"{Password}\"";

    /// <summary>The name of a database that does not exist yet.</summary>
    public static string NewDatabaseName() => $"test_{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync()
    {
        if (Find("mariadb-install-db") is not { } installer || Find("mariadbd") is null)
        {
            Unavailable = "MariaDB is not installed: no mariadbd and mariadb-install-db in PATH or /usr/sbin (Debian: apt-get install mariadb-server).";
            return;
        }

        Directory.CreateDirectory(Path.Combine(_directory, "data"));
        await WriteFilesAsync();
        await RunAsync(installer, [.. Settings, "--auth-root-authentication-method=normal", "--skip-test-db"]);
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
            .. Settings, $"--port={Port}", "--bind-address=127.0.0.1", $"--socket={SocketPath}", $"--pid-file={Path.Combine(_directory, "pid")}", "--max-connections=200",
            "--plugin-load-add=auth_ed25519", $"--init-file={Path.Combine(_directory, "init.sql")}", "--max-allowed-packet=64M",
            $"--ssl-ca={Authority}", $"--ssl-cert={Path.Combine(_directory, "server.pem")}", $"--ssl-key={Path.Combine(_directory, "server.key")}",
        ];
        var log = new List<string?>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new Process { StartInfo = new ProcessStartInfo(Find("mariadbd")!, settings) { RedirectStandardError = true }, EnableRaisingEvents = true };
        server.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"mariadbd has ended: {string.Join('\n', log)}"));
        server.ErrorDataReceived += (_, line) =>
        {
            log.Add(line.Data);
            if (line.Data?.Contains("ready for connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        server.Start();
        server.BeginErrorReadLine();
        _server = server;
        await ready.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Ends the server at once, as a crash would.</summary>
    public async Task StopAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task WriteFilesAsync()
    {
        var password = Password.Replace("'", "''", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(_directory, "init.sql"),
            $"CREATE USER IF NOT EXISTS '{User}'@'%' IDENTIFIED BY '{password}';\nGRANT ALL PRIVILEGES ON *.* TO '{User}'@'%' WITH GRANT OPTION;\n");

        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = RSA.Create(2048);
        var request = new CertificateRequest("CN=NetScript test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var authority = request.CreateSelfSigned(from, to);
        using var serverKey = RSA.Create(2048);
        request = new CertificateRequest("CN=NetScript test server", serverKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, to, [1]);
        await File.WriteAllTextAsync(Authority, authority.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_directory, "server.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_directory, "server.key"), serverKey.ExportRSAPrivateKeyPem());
    }

    private static async Task RunAsync(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {await error}{await output}");
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/sbin")
        .Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);
}
