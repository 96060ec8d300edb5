using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Changes to a snapshot that need more than a <c>with</c> expression.</summary>
public static class CustomResourceSnapshotExtensions
{
    /// <summary>Replaces the health reports, from which the snapshot's health status follows.</summary>
    /// <param name="snapshot">The snapshot to start from.</param>
    /// <param name="healthReports">The latest result of each health check.</param>
    /// <returns>A new snapshot.</returns>
    public static CustomResourceSnapshot WithHealthReports(this CustomResourceSnapshot snapshot, ImmutableArray<HealthReportSnapshot> healthReports)
    {
        ArgumentNullException.ThrowIfNull(snapshot);

        return snapshot with { HealthReports = healthReports };
    }
}
