namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states that waits, commands and the dashboard know.</summary>
public static class KnownResourceStates
{
    /// <summary>The resource is being started.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>The resource is running. Only in this state has it a health.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>The resource could not be started.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>The container runtime that the resource needs does not answer.</summary>
    public static readonly string RuntimeUnhealthy = nameof(RuntimeUnhealthy);

    /// <summary>The resource is being stopped.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>The resource has stopped.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>The resource has done its work.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>The resource waits for others.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>The resource has not been started, and somebody has to start it.</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>The resource is being built.</summary>
    public static readonly string Building = nameof(Building);

    /// <summary>A parameter has no value.</summary>
    public static readonly string ValueMissing = nameof(ValueMissing);

    /// <summary>The states after which a resource does nothing more until it is started again.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}
