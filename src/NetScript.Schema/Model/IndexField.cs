namespace NetScript.Schema.Model;

/// <summary>A field of a primary key or an index.</summary>
/// <param name="Field">It.</param>
/// <param name="Sort">The order, where it is written.</param>
/// <param name="Length">The length of the prefix, where it is written (MySQL).</param>
/// <param name="OperatorClass">The operator class, where it is written (PostgreSQL).</param>
public sealed record IndexField(ScalarField Field, SortOrder? Sort, int? Length, OperatorClass? OperatorClass)
{
    /// <summary>What the client calls it: its name, or those on the way to it where composite types hold it.</summary>
    internal string ClientName { get; init; } = Field.Name;
}
