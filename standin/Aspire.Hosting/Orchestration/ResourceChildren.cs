using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>The resources that live in another one, such as the databases of a server.</summary>
internal static class ResourceChildren
{
    /// <summary>Those whose state is that of the resource. A resource that is related to it by an annotation only is none of them, nor is one that lives on its own.</summary>
    public static IEnumerable<IResource> Get(DistributedApplicationModel model, IResource resource) =>
        model.Resources.Where(candidate => candidate is IResourceWithParent child && ReferenceEquals(child.Parent, resource) && !HasOwnLifetime(candidate));

    private static bool HasOwnLifetime(IResource resource) =>
        ResourceTypes.Get(resource) is ResourceTypes.Container or ResourceTypes.Executable or ResourceTypes.Project or ResourceTypes.Parameter or ResourceTypes.ConnectionString;
}
