namespace NetScript.Aspire.Benchmarks;

/// <summary>Stands for a service: it is there as soon as what it waits for lets it.</summary>
internal sealed class Service(string name) : Resource(name), IResourceWithWaitSupport
{
    public static IResourceBuilder<Service> AddTo(IDistributedApplicationBuilder builder) => builder.AddResource(new Service("api"))
        .WithInitialState(new CustomResourceSnapshot { ResourceType = "Service", Properties = [], State = KnownResourceStates.NotStarted })
        .OnInitializeResource(static async (resource, e, cancellationToken) =>
        {
            await e.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, e.Services), cancellationToken);
            await e.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Running });
        });
}
