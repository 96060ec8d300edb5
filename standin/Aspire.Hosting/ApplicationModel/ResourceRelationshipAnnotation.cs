using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Relates a resource to another one, for people who look at the application.</summary>
/// <param name="resource">The other resource.</param>
/// <param name="type">The kind of relationship, such as <c>Parent</c> or <c>Reference</c>.</param>
[DebuggerDisplay("{Type,nq} {Resource.Name,nq}")]
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>The kind of relationship.</summary>
    public string Type { get; } = type;
}
