using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An immutable picture of a resource at one moment: what the dashboard shows and what waits are decided by.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>The kind of resource that people see, for example <c>Container</c> or <c>Project</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Named values of the resource, shown as its details.</summary>
    public required ImmutableArray<ResourcePropertySnapshot> Properties { get; init; }

    /// <summary>When the resource was created, in UTC.</summary>
    public DateTime? CreationTimeStamp { get; init; }

    /// <summary>When the resource last started, in UTC.</summary>
    public DateTime? StartTimeStamp { get; init; }

    /// <summary>When the resource last stopped, in UTC.</summary>
    public DateTime? StopTimeStamp { get; init; }

    /// <summary>The state of the resource: one of <see cref="KnownResourceStates"/> or a text of its own.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>The exit code of the process behind the resource; <see langword="null"/> while it runs or when it has none.</summary>
    public int? ExitCode { get; init; }

    /// <summary>
    /// The worst status of <see cref="HealthReports"/> while the resource is running, healthy when there are none,
    /// and <see langword="null"/> in every other state.
    /// </summary>
    public HealthStatus? HealthStatus =>
        State?.Text != KnownResourceStates.Running ? null
        : HealthReports.IsEmpty ? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
        : HealthReports.Min(report => report.Status ?? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy);

    /// <summary>The latest result of each health check of the resource. Set it with <see cref="CustomResourceSnapshotExtensions.WithHealthReports"/>.</summary>
    public ImmutableArray<HealthReportSnapshot> HealthReports { get; internal init; } = [];

    /// <summary>The environment variables of the resource.</summary>
    public ImmutableArray<EnvironmentVariableSnapshot> EnvironmentVariables { get; init; } = [];

    /// <summary>The URLs at which the resource is reached.</summary>
    public ImmutableArray<UrlSnapshot> Urls { get; init; } = [];

    /// <summary>The volumes and bind mounts of the resource.</summary>
    public ImmutableArray<VolumeSnapshot> Volumes { get; init; } = [];

    /// <summary>The commands of the resource, each with the state that it is in now.</summary>
    public ImmutableArray<ResourceCommandSnapshot> Commands { get; init; } = [];

    /// <summary>How the resource relates to others: its parent, what it references, what it waits for.</summary>
    public ImmutableArray<RelationshipSnapshot> Relationships { get; init; } = [];

    /// <summary>Whether the dashboard leaves the resource out until hidden resources are asked for.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The name of a FluentUI icon.</summary>
    public string? IconName { get; init; }

    /// <summary>Whether the icon is drawn as an outline or filled.</summary>
    public IconVariant? IconVariant { get; init; }

    /// <summary>The run of the ready event's handlers, once the resource has become running and healthy.</summary>
    internal EventSnapshot? ResourceReadyEvent { get; init; }

    /// <summary>Counts the snapshots of one resource, so that a watcher can tell the order of two.</summary>
    internal long Version { get; init; }
}
