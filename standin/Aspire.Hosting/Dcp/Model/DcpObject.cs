namespace Aspire.Hosting.Dcp.Model;

/// <summary>What all objects of the orchestrator have: which API and kind they are of, what they are called, what is asked for and what came of it.</summary>
/// <typeparam name="TSpec">What is asked for.</typeparam>
/// <typeparam name="TStatus">What came of it; filled by the orchestrator.</typeparam>
internal abstract record DcpObject<TSpec, TStatus>(string Kind)
{
    /// <summary>The group and version of the orchestrator's API.</summary>
    public const string GroupVersion = "usvc-dev.developer.microsoft.com/v1";

    public string ApiVersion { get; init; } = GroupVersion;

    public required ObjectMetadata Metadata { get; init; }

    public required TSpec Spec { get; init; }

    public TStatus? Status { get; init; }
}
