namespace NetScript.Schema.Model;

/// <summary>An enum as the type of a field.</summary>
/// <param name="Type">It.</param>
public sealed record EnumFieldType(EnumType Type) : FieldType;
