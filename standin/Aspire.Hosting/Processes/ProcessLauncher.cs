using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>
/// Runs executables and projects as plain processes of the AppHost, where there is no orchestrator: without proxies, so that endpoints are
/// on the programs' own ports, without containers, and with no one to end the programs if the AppHost is killed.
/// </summary>
/// <param name="problem">For people: why there is no orchestrator.</param>
/// <param name="context">What every launcher works with.</param>
internal sealed class ProcessLauncher(string problem, LauncherContext context) : ResourceLauncher(context)
{
    private readonly ConcurrentDictionary<IResource, (RunningProcess Process, Task Watch)> _running = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_running.Keys.Select(resource => EndAsync(resource, cancellationToken))).ConfigureAwait(false);
    }

    protected override Task PrepareAsync(IReadOnlyList<IResource> resources, CancellationToken cancellationToken)
    {
        foreach (var endpoint in resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>()))
        {
            Allocate(endpoint);
        }

        return Task.CompletedTask;
    }

    protected override async Task LaunchAsync(IResource resource, LaunchConfiguration configuration, CancellationToken cancellationToken)
    {
        if (resource.IsContainer())
        {
            throw new DistributedApplicationException($"Containers need the Aspire orchestrator, which is missing. {problem}");
        }

        var program = HostProgram.For(resource, Context.BuildConfiguration);
        var process = RunningProcess.Start(program, configuration, (line, isError) => Context.Loggers.WriteLine(resource.Name, DateTimeOffset.UtcNow, line, isError));
        await PublishRunningAsync(resource, program, configuration, process).ConfigureAwait(false);
        _running[resource] = (process, WatchAsync(resource, process));
    }

    protected override Task<bool> IsRunningAsync(IResource resource, CancellationToken cancellationToken) =>
        Task.FromResult(_running.TryGetValue(resource, out var running) && !running.Watch.IsCompleted);

    protected override async Task EndAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (_running.TryGetValue(resource, out var running))
        {
            if (!running.Watch.IsCompleted)
            {
                running.Process.Kill();
            }

            await running.Watch.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override Task RemoveAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (_running.TryRemove(resource, out var ended))
        {
            ended.Process.Dispose();
        }

        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        foreach (var (process, _) in _running.Values)
        {
            process.Dispose();
        }
    }

    private void Allocate(EndpointAnnotation endpoint)
    {
        // Nothing stands between client and program, so the program has to listen where the client looks.
        endpoint.ResolveProxied(false);
        var port = endpoint.TargetPort ?? endpoint.Port;
        if (port is null || (Context.RandomizePorts && endpoint.IsExplicitlyProxied is not false))
        {
            port = EndpointAddress.FindFreePort(endpoint.Protocol);
        }

        endpoint.Port = endpoint.TargetPort = port;
        var (address, binding) = EndpointAddress.For(endpoint.TargetHost);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, address, port.Value, binding, port.Value.ToString(CultureInfo.InvariantCulture), KnownNetworkIdentifiers.LocalhostNetwork);
    }

    private Task PublishRunningAsync(IResource resource, HostProgram program, LaunchConfiguration configuration, RunningProcess process) =>
        Context.Notifications.PublishUpdateAsync(resource, snapshot =>
        {
            var properties = snapshot.Properties
                .WithProperty(LaunchProperties.ExecutablePath, program.Path)
                .WithProperty(LaunchProperties.ExecutableWorkingDirectory, program.WorkingDirectory)
                .WithProperty(LaunchProperties.ExecutableArguments, program.Arguments.Concat(configuration.Arguments.Select(argument => argument.Value)).ToImmutableArray(), isSensitive: true)
                .WithProperty(LaunchProperties.ExecutableProcessId, process.Id)
                .WithArguments(configuration.Arguments);
            return snapshot with
            {
                State = KnownResourceStates.Running,
                CreationTimeStamp = snapshot.CreationTimeStamp ?? process.StartTime,
                StartTimeStamp = process.StartTime,
                EnvironmentVariables = [.. configuration.Environment.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, IsFromSpec: true))],
                Properties = program.ProjectPath is null ? properties : properties.WithProperty(LaunchProperties.ProjectPath, program.ProjectPath),
            };
        });

    private async Task WatchAsync(IResource resource, RunningProcess process)
    {
        var exitCode = await process.WaitForExitAsync().ConfigureAwait(false);
        await Context.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.Finished, exitCode == 0 ? null : KnownResourceStateStyles.Error),
            ExitCode = exitCode,
            StopTimeStamp = DateTime.UtcNow,
        }).ConfigureAwait(false);
    }
}
