using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a registered health check tells how the resource is.</summary>
/// <param name="key">The name under which the health check is registered.</param>
[DebuggerDisplay("{Key,nq}")]
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>The name under which the health check is registered.</summary>
    public string Key { get; } = key;
}
