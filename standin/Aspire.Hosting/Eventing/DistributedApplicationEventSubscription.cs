namespace Aspire.Hosting.Eventing;

/// <summary>A subscription to an event.</summary>
/// <param name="callback">Is called for each event.</param>
public class DistributedApplicationEventSubscription(Func<IDistributedApplicationEvent, CancellationToken, Task> callback)
{
    /// <summary>Is called for each event.</summary>
    public Func<IDistributedApplicationEvent, CancellationToken, Task> Callback { get; } = callback;
}
