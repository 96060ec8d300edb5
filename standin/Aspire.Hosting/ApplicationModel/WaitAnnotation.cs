using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a resource starts only after another one.</summary>
/// <param name="resource">The awaited resource.</param>
/// <param name="waitType">What is awaited.</param>
/// <param name="exitCode">The exit code that a completed resource must have.</param>
[DebuggerDisplay("{WaitType,nq} {Resource.Name,nq}")]
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The awaited resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>What is awaited.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>What happens when the awaited resource fails; the application's default when null.</summary>
    public WaitBehavior? WaitBehavior { get; init; }

    /// <summary>The exit code that a completed resource must have.</summary>
    public int ExitCode { get; } = exitCode;
}
