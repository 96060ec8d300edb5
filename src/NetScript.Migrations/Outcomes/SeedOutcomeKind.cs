namespace NetScript.Migrations;

/// <summary>How a seed run ended.</summary>
public enum SeedOutcomeKind
{
    /// <summary>At least one seed was run by this run, and none is due.</summary>
    Seeded,

    /// <summary>No seed was due.</summary>
    UpToDate,

    /// <summary>The run stopped; <see cref="SeedOutcome.Failure"/> says why and what to do.</summary>
    Failed,
}
