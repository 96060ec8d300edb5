namespace Aspire.Hosting.Dcp;

/// <summary>The streams of an object's log, by the names that the API has for them.</summary>
internal static class DcpLogStream
{
    public const string Output = "stdout";
    public const string Error = "stderr";

    /// <summary>What the container runtime says while it pulls an image and creates the container.</summary>
    public const string StartupOutput = "startup_stdout";
    public const string StartupError = "startup_stderr";

    /// <summary>What the orchestrator itself has to say about the object.</summary>
    public const string System = "system";
}
