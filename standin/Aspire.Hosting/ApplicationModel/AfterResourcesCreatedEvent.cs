using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Raised once when everything has been created, or has failed.</summary>
/// <param name="services">The services of the application.</param>
/// <param name="model">The model of the application.</param>
public class AfterResourcesCreatedEvent(IServiceProvider services, DistributedApplicationModel model) : IDistributedApplicationEvent
{
    /// <summary>The services of the application.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>The model of the application.</summary>
    public DistributedApplicationModel Model { get; } = model;
}
