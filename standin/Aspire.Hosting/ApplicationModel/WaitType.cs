namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource waits for.</summary>
public enum WaitType
{
    /// <summary>That the other resource runs and is healthy.</summary>
    WaitUntilHealthy,

    /// <summary>That the other resource has ended.</summary>
    WaitForCompletion,

    /// <summary>That the other resource runs.</summary>
    WaitUntilStarted,
}
