namespace NetScript.Migrations;

/// <summary>What a seed run did.</summary>
public sealed record SeedOutcome
{
    /// <summary>How it ended.</summary>
    public SeedOutcomeKind Kind => Failure is not null ? SeedOutcomeKind.Failed
        : Seeded.Count > 0 ? SeedOutcomeKind.Seeded
        : SeedOutcomeKind.UpToDate;

    /// <summary>The display names of the seeds that this run ran, in order; after a failure, those before it.</summary>
    public required IReadOnlyList<string> Seeded { get; init; }

    /// <summary>How long it took, with connecting and waiting.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it stopped, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
