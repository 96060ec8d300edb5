namespace Aspire.Hosting.ApplicationModel;

/// <summary>Whether a command can be run.</summary>
public enum ResourceCommandState
{
    /// <summary>It can be run.</summary>
    Enabled,

    /// <summary>It is shown and cannot be run.</summary>
    Disabled,

    /// <summary>It is not shown.</summary>
    Hidden,
}
