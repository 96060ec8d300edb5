using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Bundle;

/// <summary>
/// The bundle as it lies in the user's local application data, one directory a version and platform. It appears there whole or not at
/// all: it is unpacked beside its place and renamed, by one process at a time.
/// </summary>
internal sealed class BundleCache(ILogger logger)
{
    private static readonly TimeSpan s_lockPollInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>The version of Aspire whose programs are used.</summary>
    public static string Version { get; } = typeof(BundleCache).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AspireVersion").Value!;

    /// <summary>The orchestrator's file in an unpacked bundle.</summary>
    public static string DcpIn(string directory) => Path.Combine(directory, "dcp", BundlePlatform.ProgramName("dcp"));

    /// <summary>The dashboard's file in an unpacked bundle.</summary>
    public static string DashboardIn(string directory) => Path.Combine(directory, "managed", BundlePlatform.ProgramName("aspire-managed"));

    /// <summary>Gives the bundle's directory, after fetching it when it is not there yet, or the reason why there is none.</summary>
    public async Task<(string? Directory, string? Problem)> EnsureAsync(CancellationToken cancellationToken)
    {
        if (BundlePlatform.Identifier is not { } platform)
        {
            return (null, "The Aspire dashboard and orchestrator are not published for this platform.");
        }

        var root = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "aspire-bundle");
        var directory = Path.Combine(root, $"{Version}-{platform}");
        if (IsComplete(directory))
        {
            return (directory, null);
        }

        try
        {
            Directory.CreateDirectory(root);
            var hold = await LockAsync($"{directory}.lock", cancellationToken).ConfigureAwait(false);
            await using var _ = hold.ConfigureAwait(false);
            return IsComplete(directory) ? (directory, null) : await FetchAsync(root, directory, platform, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, $"The Aspire dashboard and orchestrator cannot be kept below '{root}': {exception.Message} Make it writable, or set XDG_DATA_HOME (LOCALAPPDATA on Windows) to a directory that is.");
        }
    }

    private static bool IsComplete(string directory) => File.Exists(DcpIn(directory)) && File.Exists(DashboardIn(directory));

    private async Task<(string? Directory, string? Problem)> FetchAsync(string root, string directory, string platform, CancellationToken cancellationToken)
    {
        logger.LogInformation("Fetching the Aspire dashboard and orchestrator {Version} (127 MB, once)…", Version);
        var workspace = Directory.CreateDirectory(Path.Combine(root, $".fetch-{Guid.NewGuid():n}")).FullName;
        try
        {
            var (unpacked, problem) = await new BundlePackage(platform, Version).UnpackAsync(workspace, cancellationToken).ConfigureAwait(false);
            if (unpacked is null)
            {
                return (null, problem);
            }

            if (!IsComplete(unpacked))
            {
                return (null, $"Version {Version} of the Aspire command line carries no orchestrator or no dashboard for {platform}.");
            }

            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }

            Directory.Move(unpacked, directory);
            logger.LogInformation("The Aspire dashboard and orchestrator are in {Directory}.", directory);
            return (directory, null);
        }
        finally
        {
            Directory.Delete(workspace, recursive: true);
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_lockPollInterval);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                // Another process holds it while it fetches; the system lets it go when that process ends, however it ends.
                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
