using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What an executable resource runs.</summary>
[DebuggerDisplay("{Command,nq}")]
public sealed class ExecutableAnnotation : IResourceAnnotation
{
    /// <summary>The command: a path, or a name that is found on the PATH.</summary>
    public required string Command { get; set; }

    /// <summary>The directory that it runs in.</summary>
    public required string WorkingDirectory { get; set; }
}
