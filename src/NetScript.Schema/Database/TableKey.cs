using System.Collections.Immutable;

namespace NetScript.Schema.Database;

/// <summary>A primary key.</summary>
/// <param name="Name">The name of its constraint; <see langword="null"/> where the provider has no names for them.</param>
/// <param name="Columns">Its columns in their order.</param>
/// <param name="IsClustered">Whether rows are in its order (SQL Server).</param>
public sealed record TableKey(string? Name, ImmutableArray<IndexColumn> Columns, bool IsClustered = false);
