using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>The URLs of resources.</summary>
internal static class ResourceUrls
{
    /// <summary>Those of the allocated endpoints, then those that were given.</summary>
    public static IEnumerable<UrlSnapshot> Get(IResource resource)
    {
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>()
            .Where(endpoint => endpoint.AllocatedEndpoint is not null)
            .Select(endpoint => new UrlSnapshot(endpoint.Name, endpoint.AllocatedEndpoint!.UriString, IsInternal: false) { IsInactive = true });
        var given = resource.Annotations.OfType<ResourceUrlAnnotation>()
            .Select(url => new UrlSnapshot(url.Endpoint?.EndpointName, GetAbsolute(url), url.DisplayLocation == UrlDisplayLocation.DetailsOnly)
            {
                DisplayProperties = new(url.DisplayText ?? ""),
                IsInactive = url.Endpoint is not null,
            });

        return endpoints.Concat(given);
    }

    public static Task PublishAsync(IResource resource, ResourceNotificationService notifications) =>
        notifications.PublishUpdateAsync(resource, snapshot => snapshot with { Urls = [.. Get(resource)] });

    /// <summary>Says whether something answers at the endpoints of a resource.</summary>
    public static Task ActivateAsync(IResource resource, ResourceNotificationService notifications, bool isActive) =>
        notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            Urls = [.. snapshot.Urls.Select(url => url.Name is null ? url : url with { IsInactive = !isActive })],
        });

    private static string GetAbsolute(ResourceUrlAnnotation url) =>
        url.Endpoint is { IsAllocated: true } endpoint && url.Url.StartsWith('/') ? endpoint.Url.TrimEnd('/') + url.Url : url.Url;
}
