using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting;

/// <summary>A parameter has no value.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "The official type has these two.")]
public class MissingParameterValueException : DistributedApplicationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which value is missing.</param>
    public MissingParameterValueException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which value is missing.</param>
    /// <param name="innerException">Why.</param>
    public MissingParameterValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
