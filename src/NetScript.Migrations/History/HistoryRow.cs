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

    /// <summary>Started, and neither finished nor rolled back: nobody knows what became of it.</summary>
    public bool IsFailed => FinishedAt is null && RolledBackAt is null;
}
