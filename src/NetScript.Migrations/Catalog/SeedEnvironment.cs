namespace NetScript.Migrations;

/// <summary>Which seeds an environment has, by their names.</summary>
internal static class SeedEnvironment
{
    // Any other word before the extension is a part of the name: 01_users.v2.sql.
    private static readonly string[] s_known = ["development", "staging", "production", "test", "testing"];

    /// <summary>Whether a seed is for the environment; the file's name may say for which one it is: <c>02_demo.development.sql</c>.</summary>
    public static bool Has(string seed, string? environment)
    {
        var current = environment ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var suffix = Path.GetExtension(Path.GetFileNameWithoutExtension(seed)).TrimStart('.');
        return suffix.Equals(current, StringComparison.OrdinalIgnoreCase) || !s_known.Contains(suffix, StringComparer.OrdinalIgnoreCase);
    }
}
