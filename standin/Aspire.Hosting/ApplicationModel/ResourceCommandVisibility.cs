namespace Aspire.Hosting.ApplicationModel;

/// <summary>Who is offered a command.</summary>
[Flags]
public enum ResourceCommandVisibility
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>People, on the dashboard.</summary>
    UI = 1 << 0,

    /// <summary>Programs, for example a command line.</summary>
    Api = 1 << 1,
}
