namespace Aspire.Hosting.Dcp.Model;

/// <summary>A change of an object, or, when a watch begins, an object as it is.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c> or <see cref="WatchEvent.Deleted"/>.</param>
/// <param name="Object">The object after the change.</param>
internal sealed record WatchEvent<T>(string Type, T Object);

/// <summary>The type of change that is told from the others.</summary>
internal static class WatchEvent
{
    public const string Deleted = "DELETED";
}
