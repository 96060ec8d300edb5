using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary><c>@unique</c>, <c>@@unique</c>, <c>@@index</c> or <c>@@fulltext</c>.</summary>
/// <param name="Model">The model that it is on.</param>
/// <param name="Kind">Which of them it is.</param>
/// <param name="Fields">Its fields in their order.</param>
/// <param name="IsOnField">Whether it is <c>@unique</c>.</param>
public sealed record ModelIndex(ModelType Model, IndexKind Kind, IReadOnlyList<IndexField> Fields, bool IsOnField)
{
    /// <summary>The client's name of a unique constraint (<c>name:</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Its name in the database (<c>map:</c>), where it is written.</summary>
    public string? MappedName { get; init; }

    /// <summary>The access method (<c>type:</c>), where it is written.</summary>
    public IndexAlgorithm? Algorithm { get; init; }

    /// <summary>Whether rows are in its order (SQL Server), where it is written.</summary>
    public bool? IsClustered { get; init; }

    /// <summary>The condition of the rows that are in it (<c>where:</c>).</summary>
    public IndexPredicate? Predicate { get; init; }

    /// <summary>As messages call it.</summary>
    public string AttributeName => Kind switch
    {
        IndexKind.Unique when IsOnField => "@unique",
        IndexKind.Unique => "@@unique",
        IndexKind.Fulltext => "@@fulltext",
        _ => "@@index",
    };

    /// <summary>Where it is.</summary>
    public TextSpan Span => Syntax.Span;

    internal AttributeItem Syntax { get; init; } = null!;
}
