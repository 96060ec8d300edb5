namespace Aspire.Hosting.Dcp.Model;

/// <summary>A variable of a process's or container's environment.</summary>
internal sealed record EnvironmentVariable(string Name, string? Value);
