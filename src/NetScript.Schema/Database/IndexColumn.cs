using NetScript.Schema.Model;

namespace NetScript.Schema.Database;

/// <summary>A column of a primary key or an index.</summary>
/// <param name="Name">Its name.</param>
public sealed record IndexColumn(string Name)
{
    /// <summary>Its order, where one is given.</summary>
    public SortOrder? Sort { get; init; }

    /// <summary>The length of the prefix that is in the index (MySQL).</summary>
    public int? Length { get; init; }

    /// <summary>The operator class (PostgreSQL), where it is given, by the database's name of it.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>Whether the operator class is the one that the database would take if none were given.</summary>
    public bool IsDefaultOperatorClass { get; init; }
}
