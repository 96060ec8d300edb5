using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>The launcher with the orchestrator where there is one, else the one with plain processes, which it says once.</summary>
internal sealed class SelectedLauncher(AspireBundle bundle, DcpHost host, ContainerFactory containers, LauncherContext context) : IResourceLauncher
{
    private ResourceLauncher? _selected;

    private ResourceLauncher Selected => _selected ?? throw new InvalidOperationException("The application has not been started.");

    public async Task StartAsync(DistributedApplicationModel model, CancellationToken cancellationToken)
    {
        var location = await bundle.LocateAsync(cancellationToken).ConfigureAwait(false);
        if (location.DcpPath is null)
        {
            context.Logger.LogWarning("Resources run as plain processes, without containers: the Aspire orchestrator is missing. {Problem}", location.Problem);
            _selected = new ProcessLauncher(location.Problem!, context);
        }
        else
        {
            _selected = new DcpLauncher(host, containers, context);
        }

        await _selected.StartAsync(model, cancellationToken).ConfigureAwait(false);
    }

    public Task StartResourceAsync(IResource resource, CancellationToken cancellationToken) => Selected.StartResourceAsync(resource, cancellationToken);

    public Task StopResourceAsync(IResource resource, CancellationToken cancellationToken) => Selected.StopResourceAsync(resource, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _selected?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _selected?.DisposeAsync() ?? ValueTask.CompletedTask;
}
