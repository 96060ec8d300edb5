using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL that is shown for a resource.</summary>
[DebuggerDisplay("{Url,nq}")]
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>The URL; relative to that of <see cref="Endpoint"/> where there is one.</summary>
    public required string Url { get; set; }

    /// <summary>What is shown for it.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The endpoint that it belongs to.</summary>
    public EndpointReference? Endpoint { get; init; }

    /// <summary>Where it is shown.</summary>
    public UrlDisplayLocation DisplayLocation { get; set; } = UrlDisplayLocation.SummaryAndDetails;
}
