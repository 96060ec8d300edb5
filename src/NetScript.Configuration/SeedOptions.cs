namespace NetScript.Configuration;

/// <summary>How a database is seeded: <c>NetScript:Databases:&lt;key&gt;:Seed</c>.</summary>
public sealed record SeedOptions
{
    /// <summary>When a seed script runs.</summary>
    public SeedMode Mode { get; init; } = SeedMode.Once;

    /// <summary>The absolute path of the directory that holds the seed scripts, or <see langword="null"/> for the usual place in the workspace. In the configuration it is relative to the workspace.</summary>
    public string? Path { get; init; }
}
