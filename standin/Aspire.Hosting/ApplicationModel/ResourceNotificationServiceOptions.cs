namespace Aspire.Hosting.ApplicationModel;

/// <summary>How <see cref="ResourceNotificationService"/> waits.</summary>
public sealed class ResourceNotificationServiceOptions
{
    /// <summary>What a wait does that has no behavior of its own when the dependency becomes unavailable.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}
