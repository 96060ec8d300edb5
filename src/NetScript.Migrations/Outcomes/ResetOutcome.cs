namespace NetScript.Migrations;

/// <summary>What a reset did.</summary>
public sealed record ResetOutcome
{
    /// <summary>The run that applied the migrations to the emptied database, or <see langword="null"/> if it was not emptied.</summary>
    public MigrationOutcome? Migrations { get; init; }

    /// <summary>The run that seeded it, or <see langword="null"/> if its migrations failed.</summary>
    public SeedOutcome? Seeds { get; init; }

    /// <summary>How long it took, with connecting and waiting.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why it stopped, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
