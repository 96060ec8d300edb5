using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What is known of a resource before it starts.</summary>
internal static class InitialState
{
    /// <summary>Adds what follows from the annotations of the resource.</summary>
    public static CustomResourceSnapshot Complete(IResource resource, CustomResourceSnapshot snapshot)
    {
        var parent = (resource as IResourceWithParent)?.Parent
            ?? resource.Annotations.OfType<ResourceRelationshipAnnotation>().LastOrDefault(relationship => relationship.Type == KnownRelationshipTypes.Parent)?.Resource;
        var relationships = resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Select(relationship => new RelationshipSnapshot(relationship.Resource.Name, relationship.Type));
        if (parent is not null)
        {
            relationships = relationships.Append(new RelationshipSnapshot(parent.Name, KnownRelationshipTypes.Parent));
        }

        return snapshot with
        {
            State = snapshot.State ?? (IsStartedByHand(resource) ? KnownResourceStates.NotStarted : null),
            Relationships = [.. relationships.Distinct()],
            Properties = parent is null ? snapshot.Properties : snapshot.Properties.WithProperty(KnownProperties.ParentName, parent.Name),
            Urls = [.. ResourceUrls.GetInitial(resource)],
            HealthReports = [.. GetHealthReports(resource)],
        };
    }

    /// <summary>A launched resource is about to start, for the first time or again: nothing is left of an earlier run.</summary>
    public static Func<CustomResourceSnapshot, CustomResourceSnapshot> ForStart(IResource resource) => snapshot => snapshot with
    {
        State = KnownResourceStates.Starting,
        StartTimeStamp = null,
        StopTimeStamp = null,
        ExitCode = null,
        HealthReports = [.. GetHealthReports(resource)],
    };

    private static bool IsStartedByHand(IResource resource) =>
        ResourceTypes.IsLaunched(resource) && resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    private static IEnumerable<HealthReportSnapshot> GetHealthReports(IResource resource) =>
        resource.TryGetAnnotationsIncludingAncestorsOfType<HealthCheckAnnotation>(out var healthChecks)
            ? healthChecks.DistinctBy(healthCheck => healthCheck.Key).Select(healthCheck => new HealthReportSnapshot(healthCheck.Key, null, null, null))
            : [];
}
