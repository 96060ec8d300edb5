namespace NetScript.Migrations;

/// <summary>What is applied to a database, and what is not.</summary>
public sealed record MigrationStatus
{
    /// <summary>The migrations on disk in the order in which they are applied, then those that are in the history only. Empty if the database could not be read.</summary>
    public required IReadOnlyList<MigrationEntry> Migrations { get; init; }

    /// <summary>The seeds on disk in the order in which they run. Empty if the database could not be read.</summary>
    public required IReadOnlyList<SeedEntry> Seeds { get; init; }

    /// <summary>Why the database could not be read, or <see langword="null"/>. A database that does not exist yet is read as an empty one.</summary>
    public MigrationFailure? Failure { get; init; }

    /// <summary>The number of migrations that are applied and unchanged.</summary>
    public int Applied => Count(MigrationState.Applied);

    /// <summary>The number of migrations that the next run applies: pending ones, and those rolled back.</summary>
    public int Pending => Count(MigrationState.Pending) + Count(MigrationState.RolledBack);

    /// <summary>The number of failed migrations.</summary>
    public int Failed => Count(MigrationState.Failed);

    /// <summary>The number of migrations that changed after they were applied.</summary>
    public int Modified => Count(MigrationState.Modified);

    /// <summary>The number of applied migrations that are no longer on disk.</summary>
    public int Orphaned => Count(MigrationState.Orphaned);

    /// <summary>Whether every migration on disk is applied and none has failed. Modified and orphaned ones are applied.</summary>
    public bool MigrationsAreUpToDate => Failure is null && Pending == 0 && Failed == 0;

    /// <summary>Whether <see cref="MigrationsAreUpToDate"/> and no seed is due.</summary>
    public bool IsUpToDate => MigrationsAreUpToDate && !Seeds.Any(seed => seed.IsDue);

    /// <summary>What is wrong, one sentence a migration, which names it and what to do. That a migration is pending is not wrong.</summary>
    public IReadOnlyList<string> Problems => [.. Migrations.Select(migration => migration.Problem).OfType<string>()];

    private int Count(MigrationState state) => Migrations.Count(migration => migration.State == state);
}
