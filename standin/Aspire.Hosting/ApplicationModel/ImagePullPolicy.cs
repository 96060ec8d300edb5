namespace Aspire.Hosting.ApplicationModel;

/// <summary>When the image of a container is pulled.</summary>
public enum ImagePullPolicy
{
    /// <summary>As the container runtime does.</summary>
    Default = 0,

    /// <summary>Each time.</summary>
    Always,

    /// <summary>When it is not there.</summary>
    Missing,

    /// <summary>Never.</summary>
    Never,
}
