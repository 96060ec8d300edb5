using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dcp;

/// <summary>Turns what the orchestrator says of an object into what the dashboard shows of its resource.</summary>
internal static class SnapshotMapper
{
    private const int UnknownExitCode = -1;

    /// <summary>Lays the status of an executable or project over the snapshot.</summary>
    public static CustomResourceSnapshot Apply(this CustomResourceSnapshot snapshot, Executable executable, LaunchConfiguration configuration, string? projectPath)
    {
        var properties = snapshot.Properties
            .WithProperty(LaunchProperties.ExecutablePath, executable.Spec.ExecutablePath)
            .WithProperty(LaunchProperties.ExecutableWorkingDirectory, executable.Spec.WorkingDirectory)
            .WithProperty(LaunchProperties.ExecutableArguments, ImmutableArray.ToImmutableArray(executable.Status?.EffectiveArgs ?? executable.Spec.Args ?? []), isSensitive: true)
            .WithProperty(LaunchProperties.ExecutableProcessId, executable.Status?.Pid)
            .WithArguments(configuration.Arguments);
        return snapshot with
        {
            State = State(executable.Status?.State, executable.Status?.ExitCode) ?? snapshot.State,
            ExitCode = executable.Status?.ExitCode,
            CreationTimeStamp = executable.Metadata.CreationTimestamp?.UtcDateTime,
            StartTimeStamp = executable.Status?.StartupTimestamp?.UtcDateTime,
            StopTimeStamp = executable.Status?.FinishTimestamp?.UtcDateTime,
            EnvironmentVariables = Variables(executable.Status?.EffectiveEnv ?? executable.Spec.Env, configuration),
            Properties = projectPath is null ? properties : properties.WithProperty(LaunchProperties.ProjectPath, projectPath),
        };
    }

    /// <summary>Lays the status of a container over the snapshot.</summary>
    public static CustomResourceSnapshot Apply(this CustomResourceSnapshot snapshot, Container container, LaunchConfiguration configuration)
    {
        int? exitCode = container.Status?.ExitCode is UnknownExitCode ? null : container.Status?.ExitCode;
        var state = State(container.Status?.State, exitCode);
        return snapshot with
        {
            State = state ?? snapshot.State,
            ExitCode = state is not null && KnownResourceStates.TerminalStates.Contains(state.Text) ? exitCode : null,
            CreationTimeStamp = container.Metadata.CreationTimestamp?.UtcDateTime,
            StartTimeStamp = container.Status?.StartupTimestamp?.UtcDateTime,
            StopTimeStamp = container.Status?.FinishTimestamp?.UtcDateTime,
            EnvironmentVariables = Variables(container.Status?.EffectiveEnv ?? container.Spec.Env, configuration),
            Volumes = [.. (container.Spec.VolumeMounts ?? []).Select(mount => new VolumeSnapshot(mount.Source, mount.Target, mount.Type, mount.ReadOnly))],
            Properties = snapshot.Properties
                .WithProperty(LaunchProperties.ContainerImage, container.Spec.Image)
                .WithProperty(LaunchProperties.ContainerId, container.Status?.ContainerId)
                .WithProperty(LaunchProperties.ContainerCommand, container.Spec.Command)
                .WithProperty(LaunchProperties.ContainerArguments, ImmutableArray.ToImmutableArray(container.Status?.EffectiveArgs ?? container.Spec.Args ?? []), isSensitive: true)
                .WithProperty(LaunchProperties.ContainerPorts, (container.Spec.Ports ?? []).Select(port => port.Inside).ToImmutableArray())
                .WithProperty(LaunchProperties.ContainerLifetime, container.Spec.Persistent is true ? ContainerLifetime.Persistent : ContainerLifetime.Session)
                .WithArguments(configuration.Arguments),
        };
    }

    /// <summary>Tells whether a state is one that nothing follows on its own.</summary>
    public static bool IsFinal(string? state) => state is "Finished" or "Terminated" or "FailedToStart" or "Exited";

    private static ResourceStateSnapshot? State(string? state, int? exitCode) => state switch
    {
        // The orchestrator has not looked at it yet.
        null or "" or "Pending" or "Unknown" => null,
        "FailedToStart" => new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
        "RuntimeUnhealthy" => new ResourceStateSnapshot(KnownResourceStates.RuntimeUnhealthy, KnownResourceStateStyles.Warn),
        "Terminated" => KnownResourceStates.Exited,
        "Finished" or "Exited" when exitCode > 0 => new ResourceStateSnapshot(state, KnownResourceStateStyles.Error),
        _ => state,
    };

    private static ImmutableArray<EnvironmentVariableSnapshot> Variables(IEnumerable<EnvironmentVariable>? variables, LaunchConfiguration configuration) =>
    [
        .. (variables ?? [])
            .OrderBy(variable => variable.Name, StringComparer.Ordinal)
            .Select(variable => new EnvironmentVariableSnapshot(variable.Name, variable.Value ?? "", configuration.Environment.ContainsKey(variable.Name))),
    ];
}
