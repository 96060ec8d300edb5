namespace NetScript.Schema.Model;

/// <summary>A built-in type.</summary>
/// <param name="Type">It.</param>
public sealed record BuiltInType(ScalarType Type) : FieldType;
