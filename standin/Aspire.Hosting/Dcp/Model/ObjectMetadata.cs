namespace Aspire.Hosting.Dcp.Model;

/// <summary>Name, identity and annotations of an object.</summary>
internal sealed record ObjectMetadata
{
    /// <summary>Unique among the objects of one kind.</summary>
    public required string Name { get; init; }

    /// <summary>Given by the server: tells an object from a later one of the same name.</summary>
    public string? Uid { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
