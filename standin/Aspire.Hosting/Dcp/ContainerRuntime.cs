using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dcp;

/// <summary>What the orchestrator says of the container runtime on this machine.</summary>
/// <param name="Name"><c>docker</c> or <c>podman</c>.</param>
/// <param name="HostName">The name by which containers reach the host.</param>
/// <param name="IsInstalled">Whether its program is there.</param>
/// <param name="IsRunning">Whether it answers.</param>
internal sealed record ContainerRuntime(string Name, string HostName, bool IsInstalled, bool IsRunning)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>For people: what stands in the way of containers and how to remove it; <see langword="null"/> when nothing does.</summary>
    public string? Problem => (IsInstalled, IsRunning) switch
    {
        (false, _) => $"Containers need a container runtime, and '{Name}' is not installed. Install Docker (https://docs.docker.com/get-docker) or Podman and set ASPIRE_CONTAINER_RUNTIME=podman, then start again.",
        (true, false) => $"The container runtime '{Name}' is installed but does not answer. Start it; the containers start as soon as it answers.",
        _ => null,
    };

    /// <summary>Asks the orchestrator's program.</summary>
    /// <param name="dcp">The program.</param>
    /// <param name="runtime">The runtime that is configured, if any.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async Task<ContainerRuntime> DetectAsync(string dcp, string? runtime, CancellationToken cancellationToken)
    {
        var result = await Program.RunAsync(dcp, ["info", .. Option(runtime)], new Dictionary<string, string?>(), cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0)
        {
            throw new DistributedApplicationException($"The orchestrator '{dcp}' could not say which container runtime there is (exit code {result.ExitCode}): {result.Error.Trim()}");
        }

        var containers = JsonSerializer.Deserialize<Information>(result.Output, s_json)?.Containers;
        return new ContainerRuntime(
            containers?.Runtime ?? runtime ?? "docker",
            containers?.HostName ?? KnownHostNames.DockerDesktopHostBridge,
            containers?.Installed ?? false,
            containers?.Running ?? false);
    }

    /// <summary>The option with which the orchestrator's commands are told which runtime to use.</summary>
    public static IReadOnlyList<string> Option(string? runtime) => runtime is null ? [] : ["--container-runtime", runtime];

    private sealed record Information(ContainerInformation? Containers);

    private sealed record ContainerInformation(string? Runtime, string? HostName, bool Installed, bool Running);
}
