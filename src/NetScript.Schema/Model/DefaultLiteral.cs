namespace NetScript.Schema.Model;

/// <summary>A value that is written in the schema.</summary>
/// <param name="Type">The field's type; <see langword="null"/> for an enum.</param>
/// <param name="Text">A string's value without quotation marks and escapes, a number as written, <c>true</c>, <c>false</c>, or the name of an enum's value.</param>
/// <param name="EnumValue">The enum's value, if it is one.</param>
public sealed record DefaultLiteral(ScalarType? Type, string Text, EnumValue? EnumValue = null) : DefaultValue;
