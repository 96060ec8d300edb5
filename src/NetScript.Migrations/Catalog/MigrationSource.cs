namespace NetScript.Migrations;

/// <summary>The scripts of the application or of one plugin.</summary>
/// <param name="Plugin">The plugin, or <see langword="null"/> for the application.</param>
/// <param name="DependsOn">The plugins whose scripts come before these.</param>
/// <param name="Migrations">Its migrations, by name.</param>
/// <param name="Seeds">Its seeds, by name.</param>
internal sealed record MigrationSource(
    string? Plugin, IReadOnlyList<string> DependsOn, IReadOnlyList<Migration> Migrations, IReadOnlyList<Seed> Seeds);
