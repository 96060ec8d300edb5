using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Hands the endpoints of another resource to a resource: <c>services__{name}__{endpoint}__0</c> and <c>{NAME}_{ENDPOINT}</c>.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">The other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.WithEndpointReferences(source.Resource, endpointName: null, serviceName: null);
    }

    /// <summary>Hands the endpoints of another resource to a resource under another name.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="source">The other resource.</param>
    /// <param name="name">The name by which it is found.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.WithEndpointReferences(source.Resource, endpointName: null, name);
    }

    /// <summary>Hands an endpoint to a resource.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return builder.WithEndpointReferences(endpointReference.Resource, endpointReference.EndpointName, serviceName: null);
    }

    private static IResourceBuilder<T> WithEndpointReferences<T>(this IResourceBuilder<T> builder, IResourceWithEndpoints source, string? endpointName, string? serviceName)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);

        // One annotation a source: several references add up, and their variables are numbered once.
        var references = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().SingleOrDefault(one => one.Resource == source);
        if (references is null)
        {
            references = new EndpointReferenceAnnotation(source) { ContextNetworkId = builder.Resource.DefaultNetwork };
            builder.WithAnnotation(references).WithEnvironment(context => AddEndpoints(context.EnvironmentVariables, references, serviceName));
        }

        if (endpointName is null)
        {
            references.UseAllEndpoints = true;
        }
        else
        {
            references.EndpointNames.Add(endpointName);
        }

        return builder.WithReferenceRelationship(source);
    }

    private static void AddEndpoints(Dictionary<string, object> variables, EndpointReferenceAnnotation references, string? serviceName)
    {
        var service = serviceName ?? references.Resource.Name;
        var prefix = EnvironmentVariableName.Encode(serviceName ?? references.Resource.Name.ToUpperInvariant());
        foreach (var endpoint in references.Resource.GetEndpoints(references.ContextNetworkId).Where(IsReferred))
        {
            variables[$"{prefix}_{EnvironmentVariableName.Encode(endpoint.EndpointName).ToUpperInvariant()}"] = endpoint;
            variables[NextServiceKey(endpoint)] = endpoint;
        }

        bool IsReferred(EndpointReference endpoint) =>
            references.EndpointNames.Contains(endpoint.EndpointName) || (references.UseAllEndpoints && !endpoint.ExcludeReferenceEndpoint);

        string NextServiceKey(EndpointReference endpoint)
        {
            // An endpoint that is called http may have been raised to https; others are found by their name.
            var scheme = endpoint.IsHttpSchemeNamedEndpoint ? endpoint.Scheme : endpoint.EndpointName;
            return Enumerable.Range(0, int.MaxValue).Select(index => $"services__{service}__{scheme}__{index}").First(key => !variables.ContainsKey(key));
        }
    }
}
