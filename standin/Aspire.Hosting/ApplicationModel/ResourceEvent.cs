namespace Aspire.Hosting.ApplicationModel;

/// <summary>A change of a resource.</summary>
/// <param name="resource">The resource that changed.</param>
/// <param name="resourceId">The identifier of the instance that changed.</param>
/// <param name="snapshot">What the resource is after the change.</param>
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource that changed.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>The identifier of the instance that changed.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>What the resource is after the change.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}
