using System.Collections.Immutable;
using NetScript.Schema.Model;

namespace NetScript.Schema.Database;

/// <summary>An index or a unique constraint.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Columns">Its columns in their order.</param>
public sealed record TableIndex(string Name, IndexKind Kind, ImmutableArray<IndexColumn> Columns)
{
    /// <summary>The access method (PostgreSQL).</summary>
    public IndexAlgorithm Algorithm { get; init; }

    /// <summary>Whether rows are in its order (SQL Server).</summary>
    public bool IsClustered { get; init; }

    /// <summary>Whether a unique one is a constraint (SQL Server), which another statement drops. Those that a schema describes are.</summary>
    public bool IsConstraint { get; init; } = true;

    /// <summary>The condition of the rows that are in it, in SQL.</summary>
    public string? Predicate { get; init; }

    /// <summary>Whether it is unique.</summary>
    public bool IsUnique => Kind == IndexKind.Unique;
}
