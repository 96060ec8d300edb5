namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says where the image of a container is built from.</summary>
/// <param name="contextPath">The directory of the build.</param>
/// <param name="dockerfilePath">The Dockerfile.</param>
/// <param name="stage">The stage of the Dockerfile that is the image.</param>
public class DockerfileBuildAnnotation(string contextPath, string dockerfilePath, string? stage) : IResourceAnnotation
{
    /// <summary>The directory of the build.</summary>
    public string ContextPath { get; } = contextPath;

    /// <summary>The Dockerfile.</summary>
    public string DockerfilePath { get; } = dockerfilePath;

    /// <summary>The stage of the Dockerfile that is the image.</summary>
    public string? Stage { get; } = stage;
}
