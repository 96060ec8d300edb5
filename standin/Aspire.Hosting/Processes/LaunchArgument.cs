namespace Aspire.Hosting.Processes;

/// <summary>An argument of a program or container.</summary>
/// <param name="Value">The argument.</param>
/// <param name="IsSensitive">Whether it holds a secret, which the dashboard hides.</param>
internal sealed record LaunchArgument(string Value, bool IsSensitive);
