using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>The URLs of resources.</summary>
internal static class ResourceUrls
{
    /// <summary>Those of the allocated endpoints, then those that were given.</summary>
    public static IEnumerable<UrlSnapshot> Get(IResource resource) => GetShown(resource).Select(ToSnapshot);

    /// <summary>Lets the application change what is shown, then shows it.</summary>
    public static async Task PublishAsync(IResource resource, ResourceNotificationService notifications, ResourceLoggerService loggers, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var context = new ResourceUrlsCallbackContext(executionContext, resource, [.. GetShown(resource)], cancellationToken) { Logger = loggers.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { Urls = [.. context.Urls.Select(ToSnapshot)] }).ConfigureAwait(false);
    }

    /// <summary>Says whether something answers at the endpoints of a resource.</summary>
    public static Task ActivateAsync(IResource resource, ResourceNotificationService notifications, bool isActive) =>
        notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            Urls = [.. snapshot.Urls.Select(url => url.Name is null ? url : url with { IsInactive = !isActive })],
        });

    private static IEnumerable<ResourceUrlAnnotation> GetShown(IResource resource) =>
        GetOfEndpoints(resource as IResourceWithEndpoints).Concat(resource.Annotations.OfType<ResourceUrlAnnotation>().Select(Copy));

    private static IEnumerable<ResourceUrlAnnotation> GetOfEndpoints(IResourceWithEndpoints? resource) =>
        resource?.GetEndpoints().Where(endpoint => endpoint.IsAllocated).Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint }) ?? [];

    /// <summary>Callbacks change what is shown, not what the application said: they run again with the next start.</summary>
    private static ResourceUrlAnnotation Copy(ResourceUrlAnnotation url) =>
        new() { Url = url.Url, DisplayText = url.DisplayText, Endpoint = url.Endpoint, DisplayLocation = url.DisplayLocation };

    private static UrlSnapshot ToSnapshot(ResourceUrlAnnotation url) => new(url.Endpoint?.EndpointName, GetAbsolute(url), url.DisplayLocation == UrlDisplayLocation.DetailsOnly)
    {
        DisplayProperties = new(url.DisplayText ?? ""),
        IsInactive = url.Endpoint is not null,
    };

    private static string GetAbsolute(ResourceUrlAnnotation url) =>
        url.Endpoint is { IsAllocated: true } endpoint && url.Url.StartsWith('/') ? endpoint.Url.TrimEnd('/') + url.Url : url.Url;
}
