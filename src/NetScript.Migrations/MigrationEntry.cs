namespace NetScript.Migrations;

/// <summary>One migration in a <see cref="MigrationStatus"/>.</summary>
public sealed record MigrationEntry
{
    /// <summary>The name of its directory, as recorded.</summary>
    public required string Name { get; init; }

    /// <summary>The plugin that brings it, or <see langword="null"/> for the application's own and for one that is no longer on disk.</summary>
    public string? Plugin { get; init; }

    /// <summary>The name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Its state.</summary>
    public required MigrationState State { get; init; }

    /// <summary>When it was finished, or <see langword="null"/> if it was not.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>What its last attempt left in the history's <c>logs</c>: the error of a failed one.</summary>
    public string? Logs { get; init; }
}
