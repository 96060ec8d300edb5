namespace NetScript.Migrations;

/// <summary>What a migration run did.</summary>
public sealed record MigrationOutcome
{
    /// <summary>How it ended.</summary>
    public MigrationOutcomeKind Kind => Failure is not null ? MigrationOutcomeKind.Failed
        : Applied.Count > 0 ? MigrationOutcomeKind.Applied
        : MigrationOutcomeKind.UpToDate;

    /// <summary>The display names of the migrations that this run applied, in order; after a failure, those before it.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    /// <summary>How long it took, with connecting and waiting.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it stopped, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
