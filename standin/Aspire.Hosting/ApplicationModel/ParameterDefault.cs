namespace Aspire.Hosting.ApplicationModel;

/// <summary>The value of a parameter that nobody gave a value to.</summary>
public abstract class ParameterDefault
{
    /// <summary>Makes the value.</summary>
    /// <returns>The value.</returns>
    public abstract string GetDefaultValue();
}
