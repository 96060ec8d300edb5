namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says how a resource is written into a manifest. The stand-in knows of resources that are left out.</summary>
public class ManifestPublishingCallbackAnnotation : IResourceAnnotation
{
    private ManifestPublishingCallbackAnnotation()
    {
    }

    /// <summary>Leaves the resource out.</summary>
    public static ManifestPublishingCallbackAnnotation Ignore { get; } = new();
}
