using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>The URLs of resources.</summary>
internal sealed class ResourceUrls(DistributedApplicationExecutionContext executionContext, ResourceNotificationService notifications, ResourceLoggerService loggers)
{
    /// <summary>The URLs that are known from the beginning: those that were given.</summary>
    public static IEnumerable<UrlSnapshot> GetInitial(IResource resource) =>
        resource.Annotations.OfType<ResourceUrlAnnotation>().Select(ToSnapshot);

    /// <summary>Shows the URLs of the allocated endpoints and those that were given, as the callbacks of the resource want them.</summary>
    public async Task PublishAsync(IResource resource, CancellationToken cancellationToken)
    {
        var urls = GetEndpointUrls(resource).Concat(resource.Annotations.OfType<ResourceUrlAnnotation>().Select(Copy)).ToList();
        await RunCallbacksAsync(resource, urls, cancellationToken).ConfigureAwait(false);
        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { Urls = [.. urls.Select(ToSnapshot)] }).ConfigureAwait(false);
    }

    /// <summary>Says whether something answers at the endpoints of a resource.</summary>
    public static Task ActivateAsync(IResource resource, ResourceNotificationService notifications, bool isActive) =>
        notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            Urls = [.. snapshot.Urls.Select(url => url.Name is null ? url : url with { IsInactive = !isActive })],
        });

    private static IEnumerable<ResourceUrlAnnotation> GetEndpointUrls(IResource resource) =>
        resource is not IResourceWithEndpoints withEndpoints
            ? []
            : withEndpoints.GetEndpoints()
                .Where(endpoint => endpoint.IsAllocated)
                .Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint });

    /// <summary>Callbacks change what is shown, not what the application said.</summary>
    private static ResourceUrlAnnotation Copy(ResourceUrlAnnotation url) =>
        new() { Url = url.Url, DisplayText = url.DisplayText, Endpoint = url.Endpoint, DisplayLocation = url.DisplayLocation };

    private static UrlSnapshot ToSnapshot(ResourceUrlAnnotation url)
    {
        var address = url.Endpoint is { IsAllocated: true } endpoint && url.Url.StartsWith('/') ? endpoint.Url.TrimEnd('/') + url.Url : url.Url;

        return new UrlSnapshot(url.Endpoint?.EndpointName, address, url.DisplayLocation == UrlDisplayLocation.DetailsOnly)
        {
            DisplayProperties = new(url.DisplayText ?? ""),
            IsInactive = url.Endpoint is not null,
        };
    }

    private async Task RunCallbacksAsync(IResource resource, List<ResourceUrlAnnotation> urls, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken) { Logger = logger };
        try
        {
            foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
            {
                await annotation.Callback(context).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // What is wrong with a link must not keep the resource from starting.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "An error occurred while processing URLs for resource '{ResourceName}'.", resource.Name);
        }
    }
}
