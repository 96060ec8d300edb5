namespace Aspire.Hosting.ApplicationModel;

/// <summary>The styles in which a state is drawn.</summary>
public static class KnownResourceStateStyles
{
    /// <summary>All is well.</summary>
    public static readonly string Success = "success";

    /// <summary>Something failed.</summary>
    public static readonly string Error = "error";

    /// <summary>Worth knowing.</summary>
    public static readonly string Info = "info";

    /// <summary>Worth looking at.</summary>
    public static readonly string Warn = "warning";
}
