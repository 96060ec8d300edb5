namespace NetScript.Schema.Model;

/// <summary>A composite type as the type of a field.</summary>
/// <param name="Type">It.</param>
public sealed record CompositeFieldType(CompositeType Type) : FieldType;
