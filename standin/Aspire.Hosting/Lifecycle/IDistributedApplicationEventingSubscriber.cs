using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.Lifecycle;

/// <summary>A service that subscribes to events before the application starts.</summary>
public interface IDistributedApplicationEventingSubscriber
{
    /// <summary>Subscribes to events.</summary>
    /// <param name="eventing">Where to subscribe.</param>
    /// <param name="executionContext">Whether the application runs or is published.</param>
    /// <param name="cancellationToken">Is signaled when the application does not start after all.</param>
    /// <returns>The work.</returns>
    Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken);
}
