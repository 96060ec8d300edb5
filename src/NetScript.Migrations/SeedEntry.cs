namespace NetScript.Migrations;

/// <summary>One seed in a <see cref="MigrationStatus"/>.</summary>
public sealed record SeedEntry
{
    /// <summary>The name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Its state.</summary>
    public required SeedState State { get; init; }

    /// <summary>Whether a run is still to do something about it: a pending one, or, unless seeds run only once, a changed one; none where seeds are off.</summary>
    public required bool IsDue { get; init; }

    /// <summary>When it was last run, or <see langword="null"/>.</summary>
    public DateTimeOffset? At { get; init; }
}
