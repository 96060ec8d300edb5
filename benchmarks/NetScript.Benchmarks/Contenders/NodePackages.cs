using System.Security.Cryptography;

namespace NetScript.Benchmarks.Contenders;

/// <summary>A directory with scripts and a lock file of npm, installed once for each version of it.</summary>
/// <param name="source">The directory in the repository.</param>
/// <param name="places">Where to install it.</param>
internal sealed class NodePackages(string source, Places places)
{
    public string Directory { get; } = Path.Combine(places.Artifacts, $"{Path.GetFileName(source)}-{VersionOf(source)}".ToLowerInvariant());

    public async Task<string?> InstallAsync(CancellationToken cancellationToken)
    {
        if (System.IO.Directory.Exists(Path.Combine(Directory, "node_modules")))
        {
            return null;
        }

        System.IO.Directory.CreateDirectory(Directory);
        foreach (var file in System.IO.Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(Directory, Path.GetFileName(file)), overwrite: true);
        }

        try
        {
            await new Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") { Directory = Directory }.RunAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return exception.Message.Split('\n').FirstOrDefault(line => line.StartsWith("npm error", StringComparison.Ordinal)) ?? exception.Message;
        }
    }

    private static string VersionOf(string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in System.IO.Directory.GetFiles(source).Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
