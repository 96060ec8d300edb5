using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Changes an endpoint, or adds it.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <param name="callback">Changes it.</param>
    /// <param name="createIfNotExists">Whether it is added when the resource has no such endpoint; else nothing happens.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEndpoint<T>(this IResourceBuilder<T> builder, [EndpointName] string endpointName, Action<EndpointAnnotation> callback, bool createIfNotExists = true)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(endpointName);
        ArgumentNullException.ThrowIfNull(callback);

        if (FindEndpoint(builder.Resource, endpointName) is { } existing)
        {
            callback(existing);
            return builder;
        }

        if (!createIfNotExists)
        {
            return builder;
        }

        var created = new EndpointAnnotation(ProtocolType.Tcp, name: endpointName);
        callback(created);
        return builder.WithAnnotation(created);
    }

    /// <summary>Adds an endpoint, or changes what is given of one that exists.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <param name="targetPort">The port that the resource listens on; allocated when null.</param>
    /// <param name="scheme">The URI scheme; that of the protocol when null.</param>
    /// <param name="name">The name; the scheme when null.</param>
    /// <param name="env">An environment variable that tells the resource the port to listen on.</param>
    /// <param name="isProxied">Whether a proxy listens on <paramref name="port"/>.</param>
    /// <param name="isExternal">Whether it is meant for clients outside of the application.</param>
    /// <param name="protocol">The network protocol; TCP when null.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? scheme = null, [EndpointName] string? name = null, string? env = null, bool? isProxied = null, bool? isExternal = null, ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);

        var endpoint = new EndpointAnnotation(protocol ?? ProtocolType.Tcp, scheme, transport: null, name, port, targetPort, isExternal, isProxied);
        if (FindEndpoint(builder.Resource, endpoint.Name) is { } existing)
        {
            endpoint = existing;
            endpoint.Port = port ?? endpoint.Port;
            endpoint.TargetPort = targetPort ?? endpoint.TargetPort;
            endpoint.IsExternal = isExternal ?? endpoint.IsExternal;
            endpoint.IsExplicitlyProxied = isProxied ?? endpoint.IsExplicitlyProxied;
        }
        else
        {
            builder.WithAnnotation(endpoint);
        }

        return env is null ? builder : builder.WithTargetPortVariable(endpoint, env);
    }

    /// <summary>Adds an HTTP endpoint, or changes what is given of one that exists.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <param name="targetPort">The port that the resource listens on; allocated when null.</param>
    /// <param name="name">The name; <c>http</c> when null.</param>
    /// <param name="env">An environment variable that tells the resource the port to listen on.</param>
    /// <param name="isProxied">Whether a proxy listens on <paramref name="port"/>.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, [EndpointName] string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
        => builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    /// <summary>Adds an HTTPS endpoint, or changes what is given of one that exists.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <param name="targetPort">The port that the resource listens on; allocated when null.</param>
    /// <param name="name">The name; <c>https</c> when null.</param>
    /// <param name="env">An environment variable that tells the resource the port to listen on.</param>
    /// <param name="isProxied">Whether a proxy listens on <paramref name="port"/>.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpsEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, [EndpointName] string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
        => builder.WithEndpoint(port, targetPort, "https", name, env, isProxied);

    /// <summary>Opens the HTTP endpoints of a resource to clients outside of the application.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.UriScheme is "http" or "https"))
        {
            endpoint.IsExternal = true;
        }

        return builder;
    }

    /// <summary>Refers to an endpoint as it is reached from a network.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, [EndpointName] string name, NetworkIdentifier contextNetworkId)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.GetEndpoint(name, contextNetworkId);
    }

    /// <summary>Refers to an endpoint, which need not exist yet.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the endpoint.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, [EndpointName] string name)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.GetEndpoint(name);
    }

    private static EndpointAnnotation? FindEndpoint(IResource resource, string name) =>
        resource.Annotations.OfType<EndpointAnnotation>().SingleOrDefault(endpoint => endpoint.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IResourceBuilder<T> WithTargetPortVariable<T>(this IResourceBuilder<T> builder, EndpointAnnotation endpoint, string variable)
        where T : IResourceWithEndpoints
    {
        var isFirst = endpoint.TargetPortEnvironmentVariable is null;
        endpoint.TargetPortEnvironmentVariable = variable;
        if (!isFirst)
        {
            return builder;
        }

        var targetPort = new EndpointReference(builder.Resource, endpoint, KnownNetworkIdentifiers.LocalhostNetwork).Property(EndpointProperty.TargetPort);
        return builder.WithAnnotation(new EnvironmentCallbackAnnotation((EnvironmentCallbackContext context) =>
            context.EnvironmentVariables[endpoint.TargetPortEnvironmentVariable] = targetPort));
    }
}
