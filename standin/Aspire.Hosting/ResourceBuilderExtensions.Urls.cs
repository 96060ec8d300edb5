using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Changes the URLs that are shown for a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Changes them.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Action<ResourceUrlsCallbackContext> callback)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(callback));
    }

    /// <summary>Changes the URLs that are shown for a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Changes them.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Func<ResourceUrlsCallbackContext, Task> callback)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(callback));
    }

    /// <summary>Adds a URL that is shown for a resource. A relative one is applied to all that are shown.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="url">The URL.</param>
    /// <param name="displayText">What is shown for it.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, string url, string? displayText = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(url);

        return Uri.TryCreate(url, UriKind.Relative, out var relative)
            ? builder.WithUrls(context => context.Urls.ForEach(shown => Append(shown, relative, displayText)))
            : builder.WithAnnotation(new ResourceUrlAnnotation { Url = url, DisplayText = displayText });
    }

    /// <summary>Adds a URL that is shown for a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="url">The URL, an interpolated string with values in it.</param>
    /// <param name="displayText">What is shown for it.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, in ReferenceExpression.ExpressionInterpolatedStringHandler url, string? displayText = null)
        where T : IResource
        => builder.WithUrl(url.GetExpression(), displayText);

    /// <summary>Adds a URL that is shown for a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="url">The URL.</param>
    /// <param name="displayText">What is shown for it.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, ReferenceExpression url, string? displayText = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(url);
        return builder.WithUrls(async context =>
        {
            if (await url.GetValueAsync(context.CancellationToken).ConfigureAwait(false) is { Length: > 0 } value)
            {
                context.Urls.Add(new ResourceUrlAnnotation { Url = value, DisplayText = displayText, Endpoint = url.ValueProviders.OfType<EndpointReference>().FirstOrDefault() });
            }
        });
    }

    /// <summary>Changes the URL that is shown for an endpoint.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <param name="callback">Changes it.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback)
        where T : IResource
        => builder.WithUrls(context =>
        {
            if (context.Urls.FirstOrDefault(url => url.Endpoint?.EndpointName == endpointName) is { } shown)
            {
                callback(shown);
                return;
            }

            context.Logger.LogWarning("The URL of endpoint '{Endpoint}' could not be changed: resource '{Resource}' shows none for it.", endpointName, context.Resource.Name);
        });

    private static void Append(ResourceUrlAnnotation shown, Uri relative, string? displayText)
    {
        if (Uri.TryCreate(shown.Url, UriKind.Absolute, out var absolute) && Uri.TryCreate(absolute, relative, out var combined))
        {
            shown.Url = combined.ToString();
            shown.DisplayText = displayText ?? shown.DisplayText;
        }
    }
}
