using System.Diagnostics;
using System.Security.Cryptography;

namespace NetScript.Migrations.Tests.Prisma;

/// <summary>
/// Prisma's own schema engine: packages of npm and a script that drives them (<c>Engine/</c>). They are installed once for a clone, into <c>artifacts/prisma-engine</c>, by the first
/// test that asks for them. Use it as an assembly fixture, and call <see cref="SkipUnlessAvailableAsync"/> first in each test.
/// </summary>
public sealed class PrismaEngine
{
    private static readonly string s_sources = Path.Combine(AppContext.BaseDirectory, "Prisma", "Engine");

    // A directory for each version of the packages and the script: what another process uses does not change.
    private readonly string _directory = Path.Combine(ArtifactsRoot(), "prisma-engine", Version());
    private readonly Lazy<Task<string?>> _installation;

    public PrismaEngine()
    {
        _installation = new(InstallAsync);
    }

    /// <summary>Skips the test where there is no Node or no registry.</summary>
    public async Task SkipUnlessAvailableAsync()
    {
        var unavailable = await _installation.Value;
        Assert.SkipUnless(unavailable is null, unavailable ?? "");
    }

    /// <summary>Executes commands in a process of their own and returns an answer for each.</summary>
    public async Task<IReadOnlyList<PrismaAnswer>> ExecuteAsync(PrismaRequest request)
    {
        var (exitCode, output, error) = await RunAsync("node", ["prisma.mjs"], _directory, request.ToJson());
        return exitCode == 0 ? PrismaAnswer.Read(output) : throw new InvalidOperationException($"prisma.mjs ended with {exitCode}: {error}");
    }

    private async Task<string?> InstallAsync()
    {
        if (Directory.Exists(_directory))
        {
            return null;
        }

        var temporary = Directory.CreateDirectory($"{_directory}-{Guid.NewGuid():N}").FullName;
        foreach (var file in Directory.GetFiles(s_sources))
        {
            File.Copy(file, Path.Combine(temporary, Path.GetFileName(file)));
        }

        var unavailable = await InstallPackagesAsync(temporary);
        if (unavailable is null && !Directory.Exists(_directory))
        {
            Directory.Move(temporary, _directory);
        }
        else
        {
            Directory.Delete(temporary, recursive: true);
        }

        return unavailable;
    }

    private static async Task<string?> InstallPackagesAsync(string directory)
    {
        try
        {
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            var (exitCode, _, error) = await RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=60000"], directory);
            return exitCode == 0 ? null : $"Prisma's engine cannot be installed: npm ended with {exitCode}: {error.ReplaceLineEndings(" ")}";
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"Prisma's engine cannot be installed: {exception.Message} (Debian: apt-get install nodejs npm).";
        }
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string file, string[] arguments, string directory, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }

    private static string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(s_sources).Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string ArtifactsRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "NetScript.Aspire.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory?.FullName ?? Path.GetTempPath(), "artifacts");
    }
}
