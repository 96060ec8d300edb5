using System.Collections.Immutable;
using NetScript.Schema.Model;

namespace NetScript.Schema.Database;

/// <summary>A foreign key.</summary>
/// <param name="Name">The name of its constraint; <see langword="null"/> where it has none.</param>
/// <param name="Columns">The columns that refer.</param>
/// <param name="ReferencedTable">The table that they refer to.</param>
/// <param name="ReferencedColumns">The columns that they refer to.</param>
public sealed record ForeignKey(string? Name, ImmutableArray<string> Columns, string ReferencedTable, ImmutableArray<string> ReferencedColumns)
{
    /// <summary>The database schema of the table that it refers to.</summary>
    public string? ReferencedSchema { get; init; }

    /// <summary>What happens when the row that is referred to is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens when the row that is referred to changes its key.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>Its place among the foreign keys of the database, in the order of which they are written.</summary>
    public int Ordinal { get; init; }

    internal QualifiedName Referenced => new(ReferencedSchema, ReferencedTable);
}
