using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Runs an application: tells the resources when to begin, lets the launcher start the processes, and keeps to what they wait for.</summary>
internal sealed class ApplicationOrchestrator(
    DistributedApplicationModel model,
    IResourceLauncher launcher,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    DistributedApplicationExecutionContext executionContext,
    IServiceProvider services,
    IHostApplicationLifetime lifetime,
    ILogger<ApplicationOrchestrator> logger) : IHostedService, IAsyncDisposable
{
    private readonly ResourceStatePropagation _propagation = new(model, notifications, eventing, services, logger);
    private readonly ResourceUrls _urls = new(executionContext, notifications, loggers);
    private CancellationTokenSource? _running;
    private Task _watching = Task.CompletedTask;

    /// <summary>Starts everything, and returns when every process has been started or has failed, those that wait for others included.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        eventing.Subscribe<BeforeResourceStartedEvent>(PrepareToStartAsync);
        eventing.Subscribe<ResourceEndpointsAllocatedEvent>((@event, token) => _urls.PublishAsync(@event.Resource, token));
        eventing.Subscribe<InitializeResourceEvent>((@event, token) => HasEndpoints(@event.Resource) ? Task.CompletedTask : _urls.PublishAsync(@event.Resource, token));
        eventing.Subscribe<ConnectionStringAvailableEvent>(ShowConnectionStringAsync);
        _watching = _propagation.RunAsync(_running.Token);

        foreach (var resource in model.Resources)
        {
            await notifications.PublishUpdateAsync(resource, snapshot => InitialState.Complete(resource, snapshot)).ConfigureAwait(false);
        }

        foreach (var parameter in model.Resources.OfType<ParameterResource>())
        {
            await ParameterStates.PublishAsync(parameter, notifications, loggers, _running.Token).ConfigureAwait(false);
        }

        foreach (var resource in model.Resources)
        {
            await eventing.PublishAsync(
                new InitializeResourceEvent(resource, eventing, loggers, notifications, services),
                EventDispatchBehavior.NonBlockingConcurrent,
                _running.Token).ConfigureAwait(false);
        }

        try
        {
            await launcher.StartAsync(model, _running.Token).ConfigureAwait(false);
            await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, model), _running.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Ctrl+C while resources wait for others is an end like any other, not a failed start.
        }
    }

    /// <summary>Stops everything.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_running is null)
        {
            return;
        }

        await launcher.StopAsync(cancellationToken).ConfigureAwait(false);
        await _running.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
    }

    /// <summary>Starts a resource; one that waits is no longer made to.</summary>
    public async Task StartResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        var wasWaiting = false;
        await notifications.PublishUpdateAsync(resource, snapshot =>
        {
            wasWaiting = snapshot.State?.Text == KnownResourceStates.Waiting;
            return wasWaiting ? snapshot with { State = KnownResourceStates.Starting } : snapshot;
        }).ConfigureAwait(false);

        if (!wasWaiting)
        {
            await launcher.StartResourceAsync(resource, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopResourceAsync(IResource resource, CancellationToken cancellationToken) => launcher.StopResourceAsync(resource, cancellationToken);

    public async Task RestartResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        await StopResourceAsync(resource, cancellationToken).ConfigureAwait(false);
        await StartResourceAsync(resource, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        // The container disposes of a service once for each way in which it was registered.
        if (Interlocked.Exchange(ref _running, null) is { } running)
        {
            await running.CancelAsync().ConfigureAwait(false);
            await _watching.ConfigureAwait(false);
            running.Dispose();
        }
    }

    /// <summary>Whether URLs have to wait until endpoints are allocated.</summary>
    private static bool HasEndpoints(IResource resource) => resource.HasAnnotationOfType<EndpointAnnotation>();

    private async Task PrepareToStartAsync(BeforeResourceStartedEvent @event, CancellationToken cancellationToken)
    {
        if (ResourceTypes.IsLaunched(@event.Resource))
        {
            await notifications.PublishUpdateAsync(@event.Resource, InitialState.ForStart(@event.Resource)).ConfigureAwait(false);
            await PublishConnectionStringAvailableAsync(@event.Resource, cancellationToken).ConfigureAwait(false);
        }

        if (@event.Resource.Annotations.OfType<WaitAnnotation>().Any())
        {
            await WaitForDependenciesAsync(@event.Resource, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the dependencies are ready, or until somebody moves the resource out of the state that it waits in.</summary>
    private async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hasWaited = false;

        // The watch begins before the wait does, or the way out of the waiting state could be missed.
        var released = notifications.WaitForResourceAsync(
            resource.Name,
            candidate =>
            {
                var isWaiting = candidate.Snapshot.State?.Text == KnownResourceStates.Waiting;
                hasWaited |= isWaiting;
                return hasWaited && !isWaiting;
            },
            ending.Token);
        var dependencies = notifications.WaitForDependenciesAsync(resource, ending.Token);
        var first = await Task.WhenAny(dependencies, released).ConfigureAwait(false);

        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(dependencies, released).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    /// <summary>The resource's own connection string, and those of the resources that live in it.</summary>
    private async Task PublishConnectionStringAvailableAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource is IResourceWithConnectionString)
        {
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, services), cancellationToken).ConfigureAwait(false);
        }

        foreach (var child in ResourceChildren.Get(model, resource))
        {
            await PublishConnectionStringAvailableAsync(child, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ShowConnectionStringAsync(ConnectionStringAvailableEvent @event, CancellationToken cancellationToken)
    {
        if (@event.Resource is IResourceWithConnectionString resource)
        {
            var connectionString = await resource.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false);
            await notifications.PublishUpdateAsync(@event.Resource, snapshot => snapshot with
            {
                Properties = snapshot.Properties.WithProperty(KnownProperties.ConnectionString, connectionString, isSensitive: true),
            }).ConfigureAwait(false);
        }
    }
}
