namespace NetScript.Schema.Model;

/// <summary>The values of a list.</summary>
/// <param name="Values">They, in their order.</param>
public sealed record DefaultList(IReadOnlyList<DefaultLiteral> Values) : DefaultValue;
