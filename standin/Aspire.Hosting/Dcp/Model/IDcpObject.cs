namespace Aspire.Hosting.Dcp.Model;

/// <summary>A kind of object that the orchestrator's API server keeps.</summary>
internal interface IDcpObject
{
    /// <summary>The kind's name in the plural, as it stands in the API's paths.</summary>
    static abstract string Collection { get; }

    /// <summary>Name and annotations.</summary>
    ObjectMetadata Metadata { get; }

    /// <summary>How far it has come, in the words of its kind; <see langword="null"/> or empty before the orchestrator has looked at it.</summary>
    string? State { get; }
}
