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

    /// <summary>Whether it is pending although a later migration of the same source is applied.</summary>
    public bool IsOutOfOrder { get; init; }

    /// <summary>What is wrong with it and what to do about it, or <see langword="null"/>. That it is pending is not wrong.</summary>
    public string? Problem => State switch
    {
        MigrationState.Failed => $"{DisplayName} was started and neither finished nor rolled back. See what of it is in the database. Undo that and run `netscript db resolve --rolled-back {Name}`, or do the rest by hand and run `netscript db resolve --applied {Name}`",
        MigrationState.Modified => $"{DisplayName} was changed after it was applied. The change has no effect: put it into a new migration",
        MigrationState.Orphaned => $"{DisplayName} is applied, but is no longer on disk. Restore its directory, or add the plugin that brought it",
        _ when IsOutOfOrder => $"{DisplayName} is not applied, but a later migration of the same source is. Rename it so that it comes last, or allow it (Migrations:AllowOutOfOrder, --allow-out-of-order)",
        _ => null,
    };
}
