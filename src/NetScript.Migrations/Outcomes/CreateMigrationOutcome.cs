namespace NetScript.Migrations;

/// <summary>How the creation of a migration ended.</summary>
public sealed record CreateMigrationOutcome
{
    /// <summary>The path of the <c>migration.sql</c> that was written; <see langword="null"/> where there was nothing to write.</summary>
    public string? Created { get; init; }

    /// <summary>The display names of the migrations that were applied, in their order.</summary>
    public IReadOnlyList<string> Applied { get; init; } = [];

    /// <summary>What the migration is, whether it was written or not.</summary>
    public MigrationDraft? Draft { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it did not do what it was asked to, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
