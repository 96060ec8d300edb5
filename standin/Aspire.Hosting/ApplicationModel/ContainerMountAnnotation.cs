using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A volume, folder or file in a container.</summary>
[DebuggerDisplay("{Source,nq} {Target,nq}")]
public sealed class ContainerMountAnnotation : IResourceAnnotation
{
    /// <summary>Creates the mount.</summary>
    /// <param name="source">The full path, or the name of the volume (null for an anonymous one).</param>
    /// <param name="target">The path in the container.</param>
    /// <param name="type">What is mounted.</param>
    /// <param name="isReadOnly">Whether the container may not write there.</param>
    /// <exception cref="ArgumentNullException">A bind mount has no source.</exception>
    /// <exception cref="ArgumentException">A bind mount's source is no full path, or an anonymous volume is read-only.</exception>
    public ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (type == ContainerMountType.BindMount)
        {
            ArgumentException.ThrowIfNullOrEmpty(source);
            if (!Path.IsPathRooted(source))
            {
                throw new ArgumentException($"Bind mounts must specify an absolute path as the source, which '{source}' is not.", nameof(source));
            }
        }
        else if (string.IsNullOrEmpty(source) && isReadOnly)
        {
            throw new ArgumentException("An anonymous volume cannot be read-only.", nameof(isReadOnly));
        }

        Source = source;
        Target = target;
        Type = type;
        IsReadOnly = isReadOnly;
    }

    /// <summary>The full path, or the name of the volume.</summary>
    public string? Source { get; }

    /// <summary>The path in the container.</summary>
    public string Target { get; }

    /// <summary>What is mounted.</summary>
    public ContainerMountType Type { get; }

    /// <summary>Whether the container may not write there.</summary>
    public bool IsReadOnly { get; }
}
