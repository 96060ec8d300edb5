namespace Aspire.Hosting;

/// <summary>What an AppHost is run for.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>To run the application on this machine.</summary>
    Run,

    /// <summary>To describe the application for deployment.</summary>
    Publish,
}
