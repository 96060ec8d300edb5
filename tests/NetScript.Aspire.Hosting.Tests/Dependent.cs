
namespace NetScript.Aspire.Hosting.Tests;

/// <summary>Stands for a service: waits for what it depends on, then runs.</summary>
internal sealed class Dependent(string name) : Resource(name), IResourceWithWaitSupport, IResourceWithEnvironment;

internal static class DependentExtensions
{
    public static IResourceBuilder<Dependent> StartsLikeAService(this IResourceBuilder<Dependent> builder) => builder
        .WithInitialState(new CustomResourceSnapshot { ResourceType = "Dependent", Properties = [], State = KnownResourceStates.NotStarted })
        .OnInitializeResource(async (resource, e, cancellationToken) =>
        {
            try
            {
                await e.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, e.Services), cancellationToken);
                await e.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Running });
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                await e.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.FailedToStart });
            }
        });
}
