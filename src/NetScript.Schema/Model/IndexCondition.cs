namespace NetScript.Schema.Model;

/// <summary>A field of a partial index's condition.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsNegated">Whether it is <c>{ not: … }</c>.</param>
/// <param name="Value">The value; <see langword="null"/> for <c>null</c>.</param>
public sealed record IndexCondition(ScalarField Field, bool IsNegated, DefaultLiteral? Value);
