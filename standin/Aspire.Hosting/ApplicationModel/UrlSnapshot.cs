namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL of a resource.</summary>
/// <param name="Name">The endpoint that it belongs to, if any.</param>
/// <param name="Url">The absolute URL.</param>
/// <param name="IsInternal">Whether only other resources use it.</param>
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal)
{
    /// <summary>How the URL is shown.</summary>
    public UrlDisplayPropertiesSnapshot DisplayProperties { get; init; } = new();

    /// <summary>Whether nothing answers at it yet.</summary>
    public bool IsInactive { get; init; }
}
