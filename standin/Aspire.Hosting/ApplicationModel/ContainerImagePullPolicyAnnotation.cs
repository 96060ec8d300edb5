using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says when the image of a container is pulled.</summary>
[DebuggerDisplay("{ImagePullPolicy}")]
public sealed class ContainerImagePullPolicyAnnotation : IResourceAnnotation
{
    /// <summary>When.</summary>
    public required ImagePullPolicy ImagePullPolicy { get; set; }
}
