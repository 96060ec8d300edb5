using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary><c>@id</c> or <c>@@id</c>.</summary>
/// <param name="Model">The model that it identifies.</param>
/// <param name="Fields">Its fields in their order.</param>
/// <param name="Name">The client's name of it (<c>name:</c>).</param>
/// <param name="MappedName">Its constraint's name (<c>map:</c>), where it is written.</param>
/// <param name="IsClustered">Whether rows are in its order (SQL Server), where it is written.</param>
/// <param name="IsOnField">Whether it is <c>@id</c>.</param>
public sealed record PrimaryKey(ModelType Model, IReadOnlyList<IndexField> Fields, string? Name, string? MappedName, bool? IsClustered, bool IsOnField)
{
    /// <summary>As messages call it.</summary>
    public string AttributeName => IsOnField ? "@id" : "@@id";

    /// <summary>Where it is.</summary>
    public TextSpan Span => Syntax.Span;

    internal AttributeItem Syntax { get; init; } = null!;
}
