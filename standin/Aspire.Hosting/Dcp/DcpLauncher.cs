using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Runs resources with the orchestrator, each as the object of its name.</summary>
internal sealed class DcpLauncher(DcpHost host, ContainerFactory containers, LauncherContext context) : ResourceLauncher(context)
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new();
    private ILookup<IResource, ServiceBinding> _services = Array.Empty<ServiceBinding>().ToLookup(binding => binding.Resource);
    private ContainerRuntime? _runtime;
    private DcpClient? _client;
    private ResourceWatcher? _watcher;
    private Task _watching = Task.CompletedTask;

    private DcpClient Client => _client ?? throw new InvalidOperationException("The application has not been started.");

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        await host.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    protected override async Task PrepareAsync(IReadOnlyList<IResource> resources, CancellationToken cancellationToken)
    {
        _client = await host.GetClientAsync(cancellationToken).ConfigureAwait(false);
        IResource[] containerResources = [.. resources.Where(resource => resource.IsContainer())];
        if (containerResources.Length > 0)
        {
            _runtime = await host.GetContainerRuntimeAsync(cancellationToken).ConfigureAwait(false);
            await _client.CreateAsync(containers.CreateNetwork(containerResources), cancellationToken).ConfigureAwait(false);
        }

        var services = await ServiceAllocator.AllocateAsync(
            _client,
            resources,
            _runtime?.HostName ?? KnownHostNames.DockerDesktopHostBridge,
            Context.RandomizePorts,
            cancellationToken).ConfigureAwait(false);
        _services = services.ToLookup(binding => binding.Resource);
        _watcher = new ResourceWatcher(_client, Context);
        _watching = _watcher.RunAsync(_stopping.Token);
    }

    protected override Task LaunchAsync(IResource resource, LaunchConfiguration configuration, CancellationToken cancellationToken) =>
        resource.IsContainer()
            ? LaunchContainerAsync(resource, configuration, cancellationToken)
            : LaunchProgramAsync(resource, configuration, cancellationToken);

    protected override Task<bool> IsRunningAsync(IResource resource, CancellationToken cancellationToken) =>
        resource.IsContainer() ? IsRunningAsync<Container>(resource.Name, cancellationToken) : IsRunningAsync<Executable>(resource.Name, cancellationToken);

    protected override Task EndAsync(IResource resource, CancellationToken cancellationToken) =>
        resource.IsContainer() ? EndAsync<Container>(resource.Name, cancellationToken) : EndAsync<Executable>(resource.Name, cancellationToken);

    protected override Task RemoveAsync(IResource resource, CancellationToken cancellationToken) =>
        resource.IsContainer() ? RemoveAsync<Container>(resource.Name, cancellationToken) : RemoveAsync<Executable>(resource.Name, cancellationToken);

    private async Task LaunchContainerAsync(IResource resource, LaunchConfiguration configuration, CancellationToken cancellationToken)
    {
        if (_runtime is { IsInstalled: false })
        {
            throw new DistributedApplicationException(_runtime.Problem!);
        }

        if (_runtime?.Problem is { } problem)
        {
            Context.Loggers.GetLogger(resource).LogWarning("{Problem}", problem);
        }

        var container = await containers.CreateAsync(resource, [.. _services[resource]], configuration, cancellationToken).ConfigureAwait(false);
        _watcher!.Expect(new LaunchedResource(resource, configuration, ProjectPath: null));
        await Client.CreateAsync(container, cancellationToken).ConfigureAwait(false);
    }

    private async Task LaunchProgramAsync(IResource resource, LaunchConfiguration configuration, CancellationToken cancellationToken)
    {
        var program = HostProgram.For(resource, Context.BuildConfiguration);
        _watcher!.Expect(new LaunchedResource(resource, configuration, program.ProjectPath));
        await Client.CreateAsync(ExecutableFactory.Create(resource.Name, program, _services[resource], configuration), cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsRunningAsync<T>(string name, CancellationToken cancellationToken)
        where T : IDcpObject =>
        await Client.GetAsync<T>(name, cancellationToken).ConfigureAwait(false) is { } found && !SnapshotMapper.IsFinal(found.State);

    private async Task EndAsync<T>(string name, CancellationToken cancellationToken)
        where T : IDcpObject
    {
        await Client.StopAsync<T>(name, cancellationToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(s_pollInterval);
        while (await IsRunningAsync<T>(name, cancellationToken).ConfigureAwait(false))
        {
            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RemoveAsync<T>(string name, CancellationToken cancellationToken)
        where T : IDcpObject
    {
        if (await Client.GetAsync<T>(name, cancellationToken).ConfigureAwait(false) is not { } old)
        {
            return;
        }

        _watcher!.Ignore(old.Metadata.Uid!);
        await Client.DeleteAsync<T>(name, cancellationToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(s_pollInterval);
        while (await Client.GetAsync<T>(name, cancellationToken).ConfigureAwait(false) is not null)
        {
            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
