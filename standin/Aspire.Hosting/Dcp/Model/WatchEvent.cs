namespace Aspire.Hosting.Dcp.Model;

/// <summary>A change of an object, or, when a watch begins, an object as it is.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c> or <c>DELETED</c>.</param>
/// <param name="Object">The object after the change.</param>
internal sealed record WatchEvent<T>(string Type, T Object);
