namespace NetScript.Schema.Providers;

/// <summary>What the parentheses of a native type hold.</summary>
public enum NativeTypeArguments
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number, or no parentheses.</summary>
    OptionalNumber,

    /// <summary>Precision and scale, or no parentheses.</summary>
    OptionalPrecisionAndScale,

    /// <summary>A number or <c>Max</c>, or no parentheses.</summary>
    OptionalNumberOrMax,
}
