using System.ComponentModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Bundle;

/// <summary>The npm package that carries the bundle: the Aspire command line of one platform, which unpacks it when it is told to.</summary>
internal sealed class BundlePackage(string platform, string version)
{
    private string Name => $"@microsoft/aspire-cli-{platform}";

    /// <summary>Installs the package into <paramref name="workspace"/> and has it unpack its bundle.</summary>
    /// <returns>The directory that holds <c>dcp</c> and <c>managed</c>, or the reason why there is none.</returns>
    public async Task<(string? Directory, string? Problem)> UnpackAsync(string workspace, CancellationToken cancellationToken)
    {
        try
        {
            var install = await InstallAsync(workspace, cancellationToken).ConfigureAwait(false);
            if (install.ExitCode != 0)
            {
                return (null, $"npm could not install {Name}@{version} ({Reason(install)}). Check the network and npm's registry setting, then start again.");
            }
        }
        catch (Win32Exception)
        {
            return (null, "npm is not on PATH, so the Aspire dashboard and orchestrator cannot be fetched. Install Node.js (https://nodejs.org), then start again.");
        }

        var package = Path.Combine(workspace, "node_modules", "@microsoft", $"aspire-cli-{platform}");
        var setup = await SetUpAsync(workspace, package, cancellationToken).ConfigureAwait(false);
        if (setup.ExitCode != 0)
        {
            return (null, $"The Aspire command line {version} could not unpack its bundle ({Reason(setup)}). Check that there are 600 MB of free space for '{workspace}'.");
        }

        var versions = Path.Combine(package, "versions");
        return Directory.Exists(versions) && Directory.EnumerateDirectories(versions).FirstOrDefault() is { } directory
            ? (directory, null)
            : (null, $"The Aspire command line {version} unpacked no bundle into '{versions}'.");
    }

    private Task<ProgramResult> InstallAsync(string workspace, CancellationToken cancellationToken) =>
        Program.RunAsync(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
            [
                "install", $"{Name}@{version}", "--prefix", workspace, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save",
                // Without a network the answer should come in seconds, not after npm's minute of patience.
                "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--loglevel=error",
            ],
            new Dictionary<string, string?>(),
            cancellationToken);

    private static Task<ProgramResult> SetUpAsync(string workspace, string package, CancellationToken cancellationToken)
    {
        // The program fails where its home directory does not exist, as in many containers, and has no need of the real one.
        var home = Directory.CreateDirectory(Path.Combine(workspace, "home")).FullName;
        return Program.RunAsync(
            Path.Combine(package, "bin", BundlePlatform.ProgramName("aspire")),
            ["setup"],
            new Dictionary<string, string?> { ["HOME"] = home, ["USERPROFILE"] = home, ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true" },
            cancellationToken);
    }

    private static string Reason(ProgramResult result)
    {
        var text = result.Error.Length > 0 ? result.Error : result.Output;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3);
        return $"exit code {result.ExitCode}: {string.Join(" ", lines)}";
    }
}
