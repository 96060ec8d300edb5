namespace NetScript.Configuration;

/// <summary>How a database is migrated: <c>NetScript:Databases:&lt;key&gt;:Migrations</c>.</summary>
public sealed record MigrationsOptions
{
    /// <summary>What happens to pending migrations on start.</summary>
    public MigrationsMode Mode { get; init; } = MigrationsMode.Apply;

    /// <summary>The absolute path of the directory that holds the migrations, or <see langword="null"/> for the usual place in the workspace. In the configuration it is relative to the workspace.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// How long a run waits for another one to release the migration lock; zero does not wait. One minute unless configured: Prisma gives up after ten seconds,
    /// which would fail the second of two applications that start together on a database with a slow migration.
    /// </summary>
    /// <remarks>In the configuration a time is a whole number with <c>ms</c>, <c>s</c>, <c>m</c> or <c>h</c> (<c>30s</c>), or <c>[d.]hh:mm:ss[.fff]</c> (<c>00:00:30</c>); at most 24 days.</remarks>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a statement of a migration or a seed may run; zero, the default, sets no limit, as in Prisma.</summary>
    /// <remarks>Written as <see cref="LockTimeout"/>.</remarks>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Whether a migration may be applied although a later one of the same source is applied, as happens when branches are merged. A run refuses it unless this is set: on a new database the
    /// same migrations would run in another order. It never applies between sources: a plugin that is added brings its whole past.
    /// </summary>
    public bool AllowOutOfOrder { get; init; }
}
