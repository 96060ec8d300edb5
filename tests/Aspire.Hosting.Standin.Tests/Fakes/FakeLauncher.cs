using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Standin.Tests.Fakes;

/// <summary>A launcher without processes: what it starts is running once its dependencies are ready.</summary>
internal sealed class FakeLauncher(ResourceNotificationService notifications, IDistributedApplicationEventing eventing, IServiceProvider services) : IResourceLauncher
{
    public ConcurrentQueue<string> Calls { get; } = new();

    public Task StartAsync(DistributedApplicationModel model, CancellationToken cancellationToken) =>
        Task.WhenAll(model.Resources
            .Where(resource => ResourceTypes.IsLaunched(resource) && !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any())
            .Select(resource => LaunchAsync(resource, cancellationToken)));

    public Task StartResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"start {resource.Name}");
        return LaunchAsync(resource, cancellationToken);
    }

    public Task StopResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"stop {resource.Name}");
        return notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Exited, ExitCode = 0 });
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Calls.Enqueue("stop");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task LaunchAsync(IResource resource, CancellationToken cancellationToken)
    {
        try
        {
            await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), cancellationToken);
            await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Running });
        }
        catch (DistributedApplicationException)
        {
            await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.FailedToStart });
        }
    }
}
