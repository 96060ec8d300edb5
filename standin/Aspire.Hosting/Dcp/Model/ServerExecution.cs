namespace Aspire.Hosting.Dcp.Model;

/// <summary>The state of the API server itself; changing it is how the orchestrator is told to end everything and itself.</summary>
internal sealed record ServerExecution(string Status)
{
    public const string CleaningResources = "CleaningResources";
    public const string CleanupComplete = "CleanupComplete";
    public const string Stopping = "Stopping";

    /// <summary>Processes are ended and containers removed, but for persistent ones.</summary>
    public string ShutdownResourceCleanup { get; init; } = "Full";
}
