namespace Aspire.Hosting.ApplicationModel;

/// <summary>The names of the commands that every process has.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts a resource that is not running.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops a running resource.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops a running resource and starts it again.</summary>
    public static readonly string RestartCommand = "restart";
}
