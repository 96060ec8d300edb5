using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting;

/// <summary>How a progress dialog looks.</summary>
[Experimental("ASPIREINTERACTION001")]
public class ProgressInteractionOptions : InteractionOptions
{
    /// <summary>The title of the dialog.</summary>
    public string? Title { get; set; }
}
