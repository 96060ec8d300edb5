using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Reads what was said about a resource.</summary>
public static partial class ResourceExtensions
{
    /// <summary>Finds the last annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="annotation">The annotation.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    /// <summary>Tells whether a resource has an annotation of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it has.</returns>
    public static bool HasAnnotationOfType<T>(this IResource resource)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Annotations.OfType<T>().Any();
    }

    /// <summary>Finds the annotations of a type on a resource and on those that it lives in.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="result">The annotations, those of the resource first.</param>
    /// <returns>Whether there is any.</returns>
    public static bool TryGetAnnotationsIncludingAncestorsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Any(resource.SelfAndAncestors().SelectMany(one => one.Annotations.OfType<T>()), out result);
    }

    /// <summary>Refers to the endpoints of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The references.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return [.. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointReference(resource, endpoint))];
    }

    /// <summary>Refers to the endpoints of a resource as they are reached from a network.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The references.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource, NetworkIdentifier contextNetworkId)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return [.. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointReference(resource, endpoint, contextNetworkId))];
    }

    /// <summary>Refers to an endpoint of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) => new(resource, endpointName);

    /// <summary>Refers to an endpoint of a resource as it is reached from a network.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName, NetworkIdentifier contextNetworkId) =>
        new(resource, endpointName, contextNetworkId);

    /// <summary>Names the image of a container, with its registry and its tag or digest.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="imageName">The image.</param>
    /// <returns>Whether the resource has an image.</returns>
    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName)
    {
        imageName = resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image) ? image.FullName : null;
        return imageName is not null;
    }

    /// <summary>Says whether a resource is left out when the application is published.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsExcludedFromPublish(this IResource resource) =>
        resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var manifest) && manifest == ManifestPublishingCallbackAnnotation.Ignore;

    /// <summary>The resource, the one it lives in, the one that one lives in, and so on.</summary>
    internal static IEnumerable<IResource> SelfAndAncestors(this IResource resource)
    {
        for (var current = resource; current is not null; current = (current as IResourceWithParent)?.Parent)
        {
            yield return current;
        }
    }

    extension(IResource resource)
    {
        /// <summary>The network that the resource reaches others from.</summary>
        internal NetworkIdentifier DefaultNetwork => resource.IsContainer()
            ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork
            : KnownNetworkIdentifiers.LocalhostNetwork;
    }

    private static bool Any<T>(IEnumerable<T> found, [NotNullWhen(true)] out IEnumerable<T>? result)
    {
        T[] all = [.. found];
        result = all.Length == 0 ? null : all;
        return all.Length > 0;
    }
}
