namespace Aspire.Hosting;

/// <summary>How an interaction ended.</summary>
internal enum InteractionAnswer
{
    /// <summary>With the button that agrees.</summary>
    Primary,

    /// <summary>With the button that does not.</summary>
    Secondary,

    /// <summary>It was closed.</summary>
    Dismissed,
}
