namespace Playground.Api;

/// <summary>A row of <c>job_definitions</c>, a table of the workers plugin.</summary>
public sealed record Job(string Id, string Name, string? Schedule, string TimeZone, bool Enabled);
