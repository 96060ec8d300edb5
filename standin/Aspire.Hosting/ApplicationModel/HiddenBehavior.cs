namespace Aspire.Hosting.ApplicationModel;

/// <summary>When a resource is hidden.</summary>
public enum HiddenBehavior
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Once it has ended well.</summary>
    OnCompletion,
}
