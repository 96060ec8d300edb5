namespace NetScript.Migrations;

/// <summary>What a change of the history did, which ran no migration.</summary>
public sealed record HistoryOutcome
{
    /// <summary>The display names of the migrations whose record was changed, in order.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>How long it took, with connecting and waiting.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why nothing was changed, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
