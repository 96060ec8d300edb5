namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names a network that endpoints are reached from.</summary>
/// <param name="Value">The name.</param>
public record NetworkIdentifier(string Value);
