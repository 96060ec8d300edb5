using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The image of a container.</summary>
[DebuggerDisplay("{Image,nq}:{Tag,nq}")]
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    /// <summary>The registry; the container runtime's default when null.</summary>
    public string? Registry { get; set; }

    /// <summary>The image.</summary>
    public required string Image { get; set; }

    /// <summary>The tag. Setting it clears <see cref="SHA256"/>.</summary>
    public string? Tag
    {
        get;
        set
        {
            field = value;
            if (value is not null)
            {
                SHA256 = null;
            }
        }
    }

    /// <summary>The digest. Setting it clears <see cref="Tag"/>.</summary>
    public string? SHA256
    {
        get;
        set
        {
            field = value;
            if (value is not null)
            {
                Tag = null;
            }
        }
    }

    internal string FullName
    {
        get
        {
            var image = string.IsNullOrEmpty(Registry) ? Image : $"{Registry}/{Image}";
            return (SHA256, Tag) switch
            {
                ({ Length: > 0 } digest, _) => $"{image}@sha256:{digest}",
                (_, { Length: > 0 } tag) => $"{image}:{tag}",
                _ => image,
            };
        }
    }
}
