namespace Aspire.Hosting;

/// <summary>How an application is made.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line of the AppHost.</summary>
    public string[]? Args { get; set; }

    /// <summary>The name of the AppHost's assembly; the entry assembly unless it is set.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Whether there is no dashboard.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>The directory of the AppHost project; the one that the AppHost's assembly was built from unless it is set.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>The name of the application on the dashboard; the name of the AppHost project unless it is set.</summary>
    public string? DashboardApplicationName { get; set; }

    /// <summary>Whether the logs of resources are also written to the AppHost's own log.</summary>
    public bool EnableResourceLogging { get; set; }

    /// <summary>Whether the dashboard and the addresses it uses may be plain HTTP.</summary>
    public bool AllowUnsecuredTransport { get; set; }
}
