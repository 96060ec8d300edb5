using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The name of a container in the container runtime.</summary>
[DebuggerDisplay("{Name,nq}")]
public sealed class ContainerNameAnnotation : IResourceAnnotation
{
    /// <summary>The name.</summary>
    public required string Name { get; set; }
}
