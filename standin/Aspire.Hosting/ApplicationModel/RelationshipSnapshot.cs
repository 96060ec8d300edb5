namespace Aspire.Hosting.ApplicationModel;

/// <summary>A relation of a resource to another.</summary>
/// <param name="ResourceName">The name of the other resource.</param>
/// <param name="Type">The kind of relation: <c>Parent</c>, <c>Reference</c>, <c>WaitFor</c> or one of its own.</param>
public sealed record RelationshipSnapshot(string ResourceName, string Type);
