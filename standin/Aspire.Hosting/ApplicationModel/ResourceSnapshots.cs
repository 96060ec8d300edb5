using System.Collections;
using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What happens to every snapshot before it is published.</summary>
internal static class ResourceSnapshots
{
    /// <summary>The snapshot before anything was published.</summary>
    public static CustomResourceSnapshot CreateInitial(IResource resource) =>
        resource.Annotations.OfType<ResourceSnapshotAnnotation>().LastOrDefault()?.InitialSnapshot
        ?? new CustomResourceSnapshot { ResourceType = ResourceTypes.Get(resource), Properties = [] };

    /// <summary>Adds what follows from the annotations of the resource and from the snapshot itself.</summary>
    public static CustomResourceSnapshot Complete(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        if (snapshot.State?.Text != KnownResourceStates.Waiting)
        {
            snapshot = snapshot with { Properties = snapshot.Properties.WithoutProperty(KnownProperties.WaitingFor) };
        }

        snapshot = snapshot with { Commands = GetCommands(resource, snapshot, services) };
        if (resource.Annotations.OfType<HiddenAnnotation>().LastOrDefault() is { } hidden)
        {
            snapshot = snapshot with { IsHidden = hidden.Behavior == HiddenBehavior.Always || HasCompleted(snapshot, hidden.SuccessfulExitCodes) };
        }

        return resource.Annotations.OfType<ResourceIconAnnotation>().LastOrDefault() is { } icon
            ? snapshot with { IconName = snapshot.IconName ?? icon.IconName, IconVariant = snapshot.IconVariant ?? icon.IconVariant }
            : snapshot;
    }

    /// <summary>Sets a property of a snapshot, in the place where it was.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> WithProperty(this ImmutableArray<ResourcePropertySnapshot> properties, string name, object? value, bool isSensitive = false)
    {
        var existing = properties.FirstOrDefault(property => property.Name == name);

        return existing is null
            ? properties.Add(new(name, value) { IsSensitive = isSensitive })
            : properties.Replace(existing, existing with { Value = value, IsSensitive = isSensitive });
    }

    /// <summary>Removes a property of a snapshot.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> WithoutProperty(this ImmutableArray<ResourcePropertySnapshot> properties, string name) =>
        properties.RemoveAll(property => property.Name == name);

    /// <summary>Whether two snapshots show the same.</summary>
    public static bool HaveEqualContent(CustomResourceSnapshot left, CustomResourceSnapshot right) =>
        WithoutLists(left) == WithoutLists(right)
        && left.Properties.SequenceEqual(right.Properties, PropertyComparer.Instance)
        && left.HealthReports.SequenceEqual(right.HealthReports)
        && left.EnvironmentVariables.SequenceEqual(right.EnvironmentVariables)
        && left.Urls.SequenceEqual(right.Urls)
        && left.Volumes.SequenceEqual(right.Volumes)
        && left.Commands.SequenceEqual(right.Commands)
        && left.Relationships.SequenceEqual(right.Relationships);

    private static bool HasCompleted(CustomResourceSnapshot snapshot, IReadOnlyList<int> successfulExitCodes) =>
        (snapshot.State?.Text == KnownResourceStates.Finished || snapshot.State?.Text == KnownResourceStates.Exited)
        && snapshot.ExitCode is { } exitCode
        && successfulExitCodes.Contains(exitCode);

    private static ImmutableArray<ResourceCommandSnapshot> GetCommands(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var commands = snapshot.Commands;
        foreach (var annotation in resource.Annotations.OfType<ResourceCommandAnnotation>())
        {
            var state = annotation.UpdateState(new UpdateCommandStateContext { ResourceSnapshot = snapshot, Services = services });
            var existing = commands.FirstOrDefault(command => command.Name == annotation.Name);
            commands = existing is null
                ? commands.Add(CreateCommand(annotation, state))
                : existing.State == state ? commands : commands.Replace(existing, existing with { State = state });
        }

        return commands;
    }

    private static ResourceCommandSnapshot CreateCommand(ResourceCommandAnnotation annotation, ResourceCommandState state) =>
        new(annotation.Name, state, annotation.DisplayName, annotation.DisplayDescription, null, annotation.ConfirmationMessage, annotation.IconName, annotation.IconVariant, annotation.IsHighlighted)
        {
            Arguments = annotation.Arguments,
            Visibility = annotation.Visibility,
        };

    private static CustomResourceSnapshot WithoutLists(CustomResourceSnapshot snapshot) => snapshot with
    {
        Version = 0,
        Properties = [],
        HealthReports = [],
        EnvironmentVariables = [],
        Urls = [],
        Volumes = [],
        Commands = [],
        Relationships = [],
    };

    /// <summary>Compares lists that are values of properties by what is in them.</summary>
    private sealed class PropertyComparer : IEqualityComparer<ResourcePropertySnapshot>
    {
        public static PropertyComparer Instance { get; } = new();

        public bool Equals(ResourcePropertySnapshot? x, ResourcePropertySnapshot? y) =>
            x == y || (x is not null && y is not null && x with { Value = null } == y with { Value = null } && HaveEqualItems(x.Value, y.Value));

        public int GetHashCode(ResourcePropertySnapshot obj) => obj.Name.GetHashCode(StringComparison.Ordinal);

        private static bool HaveEqualItems(object? x, object? y) =>
            x is IEnumerable left and not string && y is IEnumerable right and not string && left.Cast<object?>().SequenceEqual(right.Cast<object?>());
    }
}
