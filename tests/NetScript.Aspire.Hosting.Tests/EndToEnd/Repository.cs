namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

/// <summary>Where this repository is, seen from the tests.</summary>
internal static class Repository
{
    /// <summary>The absolute path of its root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>How the tests were built, and the playground with them: <c>Debug</c> or <c>Release</c>.</summary>
    public static string BuildConfiguration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Where a picture of the dashboard goes: to the artifacts. NETSCRIPT_README_SCREENSHOT=1 renews those that the documentation has.</summary>
    public static string Screenshot(string name)
    {
        var documented = Path.Combine(Root, "docs", $"{name}.png");
        return Environment.GetEnvironmentVariable("NETSCRIPT_README_SCREENSHOT") == "1" && File.Exists(documented)
            ? documented
            : Path.Combine(Root, "artifacts", "screenshots", $"{name}.png");
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "NetScript.Aspire.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no clone of the repository.");
        }

        return directory.FullName;
    }
}
