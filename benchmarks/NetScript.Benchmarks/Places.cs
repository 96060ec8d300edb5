namespace NetScript.Benchmarks;

/// <summary>The directories of a run.</summary>
internal sealed class Places : IDisposable
{
    private const string Memory = "/dev/shm";

    public Places()
    {
        // Everything that is read and written while it is measured is in memory: a disk would be the noisiest part.
        Scratch = Path.Combine(Directory.Exists(Memory) ? Memory : Path.GetTempPath(), $"netscript-benchmarks-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Scratch);
    }

    /// <summary>The root of the repository.</summary>
    public string Repository { get; } = FindRepository();

    /// <summary>What is kept from run to run: the published command line and the packages of the peers.</summary>
    public string Artifacts => Path.Combine(Repository, "artifacts", "benchmarks");

    /// <summary>What is gone after the run.</summary>
    public string Scratch { get; }

    public bool IsInMemory => Scratch.StartsWith(Memory, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Scratch, recursive: true);

    private static string FindRepository()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "NetScript.Aspire.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not in the repository, whose scripts and sources the benchmarks use. Run them with: dotnet run -c Release --project benchmarks/NetScript.Benchmarks");
    }
}
