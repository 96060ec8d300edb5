namespace Aspire.Hosting.ApplicationModel;

/// <summary>Host names with a meaning.</summary>
public static class KnownHostNames
{
    /// <summary>The machine itself.</summary>
    public const string Localhost = "localhost";

    /// <summary>By which containers reach the machine where the container runtime has such a name.</summary>
    public const string DockerDesktopHostBridge = "host.docker.internal";
}
