namespace Aspire.Hosting.ApplicationModel;

/// <summary>An application as it was described.</summary>
/// <param name="resources">Its resources.</param>
public class DistributedApplicationModel(IResourceCollection resources)
{
    /// <summary>Creates the model.</summary>
    /// <param name="resources">Its resources.</param>
    public DistributedApplicationModel(IEnumerable<IResource> resources)
        : this(new ResourceCollection(resources))
    {
    }

    /// <summary>The resources of the application.</summary>
    public IResourceCollection Resources { get; } = resources;
}
