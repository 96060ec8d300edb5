using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Raised once for each resource when the application starts; a resource that starts itself does so in a handler.</summary>
/// <param name="resource">The resource.</param>
/// <param name="distributedApplicationEventing">Publishes and subscribes to events.</param>
/// <param name="resourceLoggerService">Writes the console logs of resources.</param>
/// <param name="resourceNotificationService">Publishes the states of resources.</param>
/// <param name="services">The services of the application.</param>
public class InitializeResourceEvent(IResource resource, IDistributedApplicationEventing distributedApplicationEventing, ResourceLoggerService resourceLoggerService, ResourceNotificationService resourceNotificationService, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc />
    public IResource Resource { get; } = resource;

    /// <summary>Publishes and subscribes to events.</summary>
    public IDistributedApplicationEventing Eventing { get; } = distributedApplicationEventing;

    /// <summary>Writes to the console log of the resource.</summary>
    public ILogger Logger { get; } = resourceLoggerService.GetLogger(resource);

    /// <summary>Publishes the states of resources.</summary>
    public ResourceNotificationService Notifications { get; } = resourceNotificationService;

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services { get; } = services;
}
