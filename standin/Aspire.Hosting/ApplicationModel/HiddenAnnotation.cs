namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a resource is hidden on the dashboard.</summary>
/// <param name="behavior">When.</param>
public sealed class HiddenAnnotation(HiddenBehavior behavior) : IResourceAnnotation
{
    /// <summary>When.</summary>
    public HiddenBehavior Behavior { get; } = behavior;

    /// <summary>The exit codes that mean that it has ended well.</summary>
    public IReadOnlyList<int> SuccessfulExitCodes { get; init; } = [0];
}
