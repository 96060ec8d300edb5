namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project.</summary>
public class ProjectResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource
{
    /// <summary>Creates the resource.</summary>
    /// <param name="name">The name of the resource.</param>
    public ProjectResource(string name)
        : base(name)
    {
    }
}
