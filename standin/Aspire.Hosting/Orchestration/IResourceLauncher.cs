using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Runs containers, executables and projects.</summary>
internal interface IResourceLauncher : IAsyncDisposable
{
    /// <summary>
    /// Allocates the endpoints of everything it runs and publishes <see cref="ResourceEndpointsAllocatedEvent"/> for each resource, then creates all of them
    /// concurrently: publishes <see cref="BeforeResourceStartedEvent"/>, which waits for its dependencies, evaluates its environment and arguments, creates and watches it.
    /// </summary>
    /// <returns>When all were created or have failed, except those that are started by hand.</returns>
    Task StartAsync(DistributedApplicationModel model, CancellationToken cancellationToken);

    /// <summary>Starts one resource, which is not running.</summary>
    Task StartResourceAsync(IResource resource, CancellationToken cancellationToken);

    /// <summary>Stops one resource and returns when it has ended.</summary>
    Task StopResourceAsync(IResource resource, CancellationToken cancellationToken);

    /// <summary>Ends everything that it started.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
