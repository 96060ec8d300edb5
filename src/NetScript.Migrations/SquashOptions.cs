namespace NetScript.Migrations;

/// <summary>Which of the application's own migrations become one.</summary>
public sealed record SquashOptions
{
    /// <summary>The name of the new migration, without its timestamp: that of the last one replaced.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the first migration to replace; <see langword="null"/> for the application's first.</summary>
    public string? From { get; init; }

    /// <summary>The name of the last migration to replace; <see langword="null"/> for the application's last.</summary>
    public string? To { get; init; }
}
