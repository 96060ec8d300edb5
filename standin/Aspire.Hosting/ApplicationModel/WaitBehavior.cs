namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a wait does when the awaited resource fails.</summary>
public enum WaitBehavior
{
    /// <summary>It goes on, since the resource may be started again.</summary>
    WaitOnResourceUnavailable,

    /// <summary>It fails.</summary>
    StopOnResourceUnavailable,
}
