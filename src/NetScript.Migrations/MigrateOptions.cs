using NetScript.Configuration;

namespace NetScript.Migrations;

/// <summary>What one run applies.</summary>
public sealed record MigrateOptions
{
    /// <summary>The last migration to apply: its name, or its display name. <see langword="null"/> for all. Pending ones that come after it stay pending.</summary>
    public string? Target { get; init; }

    /// <summary>
    /// Whether a migration may be applied although a later one of the same source is applied. <see langword="null"/> for <see cref="MigrationsOptions.AllowOutOfOrder"/>. Between
    /// sources it always may: that is what adding a plugin means.
    /// </summary>
    public bool? AllowOutOfOrder { get; init; }
}
