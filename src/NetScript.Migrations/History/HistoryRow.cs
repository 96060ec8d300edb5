namespace NetScript.Migrations.History;

/// <summary>A row of Prisma's <c>_prisma_migrations</c>. There can be several of one migration: one an attempt.</summary>
internal sealed record HistoryRow
{
    /// <summary>The table, as Prisma calls it.</summary>
    public const string Table = "_prisma_migrations";

    public required string Id { get; init; }

    public required string Checksum { get; init; }

    public required string MigrationName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? RolledBackAt { get; init; }

    public string? Logs { get; init; }

    public int AppliedStepsCount { get; init; }

    /// <summary>What the log says while a script runs statement by statement and each step is counted. Whoever finds it later knows that the script was interrupted after the counted steps.</summary>
    public const string Counting = "netscript: runs statement by statement, applied_steps_count are executed";

    /// <summary>The row of a migration that starts now.</summary>
    public static HistoryRow Started(Migration migration) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Checksum = migration.Checksum,
        MigrationName = migration.Name,
        StartedAt = Now(),
    };

    /// <summary>The row of a migration that is marked as applied without being run, as Prisma writes it.</summary>
    public static HistoryRow Marked(Migration migration)
    {
        var started = Started(migration);
        return started with { FinishedAt = started.StartedAt, Logs = "" };
    }

    /// <summary>Was started step by step, and interrupted after <see cref="AppliedStepsCount"/> of them.</summary>
    public bool IsInterrupted => IsFailed && Logs == Counting;

    public HistoryRow AtStep(int executed) => this with { AppliedStepsCount = executed, Logs = Counting };

    public HistoryRow Finished() => this with { FinishedAt = Now(), AppliedStepsCount = 1, Logs = null };

    public HistoryRow Failed(string logs) => this with { Logs = logs };

    public HistoryRow RolledBack() => this with { RolledBackAt = Now() };

    /// <summary>Started, and neither finished nor rolled back: nobody knows what became of it.</summary>
    public bool IsFailed => FinishedAt is null && RolledBackAt is null;

    // Prisma writes whole milliseconds.
    private static DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
}
