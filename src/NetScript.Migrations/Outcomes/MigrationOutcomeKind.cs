namespace NetScript.Migrations;

/// <summary>How a migration run ended.</summary>
public enum MigrationOutcomeKind
{
    /// <summary>At least one migration was applied by this run, and none is pending.</summary>
    Applied,

    /// <summary>Nothing was pending.</summary>
    UpToDate,

    /// <summary>The run stopped; <see cref="MigrationOutcome.Failure"/> says why and what to do.</summary>
    Failed,
}
