namespace NetScript.Migrations;

/// <summary>What the next run would execute.</summary>
public sealed record MigrationPreview
{
    /// <summary>The migrations that it would apply, in order.</summary>
    public required IReadOnlyList<PreviewEntry> Migrations { get; init; }

    /// <summary>The seeds that are due, in order.</summary>
    public required IReadOnlyList<PreviewEntry> Seeds { get; init; }

    /// <summary>Why that is not known, or why the run would refuse; else <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
