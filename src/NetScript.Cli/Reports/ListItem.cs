namespace NetScript.Cli.Reports;

/// <summary>One database of a list.</summary>
internal sealed record ListItem
{
    public required string Key { get; init; }

    public required string Engine { get; init; }

    /// <summary><c>Container</c> or <c>External</c>; <see langword="null"/> where the engine has no server.</summary>
    public required string? Mode { get; init; }

    /// <summary>Whether it is the one that commands mean without <c>--db</c>.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>Its address without password; <see langword="null"/> if nothing says where it is, as for a container whose AppHost has not told.</summary>
    public required string? Url { get; init; }

    /// <summary>The words of the configuration.</summary>
    public required string? Description { get; init; }

    /// <summary>The number of migrations on disk; <see langword="null"/> if they cannot be used.</summary>
    public required int? Migrations { get; init; }

    /// <summary>The number of seeds on disk; <see langword="null"/> if they cannot be used.</summary>
    public required int? Seeds { get; init; }

    /// <summary>What is wrong with its address or its files.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
