namespace Aspire.Hosting.Bundle;

/// <summary>Where the orchestrator and the dashboard are, or why one of them is missing.</summary>
/// <param name="DcpPath">The orchestrator's program file, or <see langword="null"/>.</param>
/// <param name="DashboardPath">The dashboard's program file, or <see langword="null"/>.</param>
/// <param name="Problem">For people: why something is missing and what to do about it; <see langword="null"/> when both are there.</param>
internal sealed record BundleLocation(string? DcpPath, string? DashboardPath, string? Problem);
