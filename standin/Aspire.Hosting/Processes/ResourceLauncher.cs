using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>The order in which a resource is started, whatever it is that runs it.</summary>
internal abstract class ResourceLauncher(LauncherContext context) : IResourceLauncher
{
    // One start or stop of a resource at a time.
    private readonly ConcurrentDictionary<IResource, SemaphoreSlim> _gates = new();

    protected LauncherContext Context { get; } = context;

    public async Task StartAsync(DistributedApplicationModel model, CancellationToken cancellationToken)
    {
        IResource[] resources = [.. model.Resources.Where(ResourceTypes.IsLaunched)];
        if (resources.Length == 0)
        {
            return;
        }

        await PrepareAsync(resources, cancellationToken).ConfigureAwait(false);

        // All are allocated before the first is announced: a handler may ask for the endpoints of any other resource.
        foreach (var resource in resources)
        {
            await Context.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, Context.Services), cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(resources.Select(resource => StartFirstAsync(resource, cancellationToken))).ConfigureAwait(false);
    }

    public async Task StartResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        using var gate = await EnterAsync(resource, cancellationToken).ConfigureAwait(false);
        if (await IsRunningAsync(resource, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await RemoveAsync(resource, cancellationToken).ConfigureAwait(false);
            await Context.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, Context.Services), cancellationToken).ConfigureAwait(false);

            // It may have been waiting in the meantime.
            await Context.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Starting }).ConfigureAwait(false);
            var configuration = await LaunchConfiguration.EvaluateAsync(resource, Context.Execution, Context.Loggers.GetLogger(resource), cancellationToken).ConfigureAwait(false);
            await LaunchAsync(resource, configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await PublishFailureAsync(resource, exception).ConfigureAwait(false);
            throw;
        }
    }

    public async Task StopResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        using var gate = await EnterAsync(resource, cancellationToken).ConfigureAwait(false);
        await EndAsync(resource, cancellationToken).ConfigureAwait(false);
    }

    public abstract Task StopAsync(CancellationToken cancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Decides where each resource is reached and says so in its endpoints.</summary>
    protected abstract Task PrepareAsync(IReadOnlyList<IResource> resources, CancellationToken cancellationToken);

    /// <summary>Starts the program or container and begins to watch it. Returns when its start has been asked for.</summary>
    protected abstract Task LaunchAsync(IResource resource, LaunchConfiguration configuration, CancellationToken cancellationToken);

    /// <summary>Tells whether the program or container is there and has not ended.</summary>
    protected abstract Task<bool> IsRunningAsync(IResource resource, CancellationToken cancellationToken);

    /// <summary>Ends the program or container and returns when it has ended.</summary>
    protected abstract Task EndAsync(IResource resource, CancellationToken cancellationToken);

    /// <summary>Removes what an earlier run of the resource left, so that it can be started anew.</summary>
    protected abstract Task RemoveAsync(IResource resource, CancellationToken cancellationToken);

    private async Task StartFirstAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
        {
            await Context.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.NotStarted }).ConfigureAwait(false);
            return;
        }

        try
        {
            await StartResourceAsync(resource, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Its state and its log say why; the others go on.
            Context.Logger.LogDebug(exception, "{ResourceName} did not start", resource.Name);
        }
    }

    private Task PublishFailureAsync(IResource resource, Exception exception)
    {
        var logger = Context.Loggers.GetLogger(resource);
        if (exception is DistributedApplicationException)
        {
            logger.LogError("Failed to start: {Reason}", exception.Message);
        }
        else
        {
            logger.LogError(exception, "Failed to start");
        }

        return Context.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error) });
    }

    private async Task<Gate> EnterAsync(IResource resource, CancellationToken cancellationToken)
    {
        var semaphore = _gates.GetOrAdd(resource, _ => new SemaphoreSlim(1, 1));
        await semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Gate(semaphore);
    }

    private readonly struct Gate(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
