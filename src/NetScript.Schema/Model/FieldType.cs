namespace NetScript.Schema.Model;

/// <summary>The type of a scalar field: one of the records below it.</summary>
public abstract record FieldType
{
    private protected FieldType()
    {
    }

    /// <summary>The built-in type, if it is one.</summary>
    public ScalarType? Scalar => (this as BuiltInType)?.Type;

    /// <summary>The enum, if it is one.</summary>
    public EnumType? Enum => (this as EnumFieldType)?.Type;

    /// <summary>Whether it is <c>Unsupported("…")</c>.</summary>
    public bool IsUnsupported => this is UnsupportedType;
}
