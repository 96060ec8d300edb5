using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The latest result of a health check.</summary>
/// <param name="Name">The key under which the health check is registered.</param>
/// <param name="Status">The result; <see langword="null"/> while the check has not run.</param>
/// <param name="Description">What the check said.</param>
/// <param name="ExceptionText">The exception that the check ended with.</param>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText)
{
    /// <summary>When the check last ran, in UTC.</summary>
    public DateTime? LastRunAt { get; init; }
}
