namespace NetScript.Schema.Database;

/// <summary>An extension of PostgreSQL.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The database schema of its objects, where it is said.</param>
/// <param name="Version">Its version, where it is said.</param>
/// <param name="IsRelocatable">Whether it can be moved to another schema; a schema does not say so.</param>
public sealed record InstalledExtension(string Name, string? Schema, string? Version, bool IsRelocatable = false);
