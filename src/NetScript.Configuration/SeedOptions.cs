namespace NetScript.Configuration;

/// <summary>How a database is seeded: <c>NetScript:Databases:&lt;key&gt;:Seed</c>.</summary>
public sealed record SeedOptions
{
    /// <summary>When a seed script runs.</summary>
    public SeedMode Mode { get; init; } = SeedMode.Once;

    /// <summary>The absolute path of the directory that holds the seed scripts, or <see langword="null"/> for the usual place in the workspace. In the configuration it is relative to the workspace.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// A command that seeds, besides the scripts and after them, or <see langword="null"/>: what <c>migrations.seed</c> is in Prisma (<c>deno run -A scripts/seed.ts</c>). The shell runs it in the
    /// workspace, with the URL of the database in <c>DATABASE_URL</c> and <c>&lt;KEY&gt;_URI</c>. It is recorded like a script, and counts as changed when the command changes or a file of the workspace that it names.
    /// </summary>
    public string? Command { get; init; }
}
