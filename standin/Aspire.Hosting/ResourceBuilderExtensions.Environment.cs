using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Describes resources.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Sets an environment variable.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">The value; empty when null.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment
        => builder.WithVariable(name, value ?? string.Empty);

    /// <summary>Sets an environment variable.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">The value, an interpolated string with values in it.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, in ReferenceExpression.ExpressionInterpolatedStringHandler value)
        where T : IResourceWithEnvironment
        => builder.WithVariable(name, value.GetExpression());

    /// <summary>Sets an environment variable.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment
        => builder.WithVariable(name, value);

    /// <summary>Sets an environment variable when the resource starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="callback">Makes the value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, Func<string> callback)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new EnvironmentCallbackAnnotation(name, callback));
    }

    /// <summary>Sets environment variables when the resource starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Sets them.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Action<EnvironmentCallbackContext> callback)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new EnvironmentCallbackAnnotation(callback));
    }

    /// <summary>Sets environment variables when the resource starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Sets them.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Func<EnvironmentCallbackContext, Task> callback)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new EnvironmentCallbackAnnotation(callback));
    }

    /// <summary>Sets an environment variable to the URL of an endpoint.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment
        => builder.WithVariable(name, endpointReference);

    /// <summary>Sets an environment variable to the value of a parameter.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return builder.WithVariable(name, parameter.Resource);
    }

    /// <summary>Sets an environment variable to a connection string.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="envVarName">The name of the variable.</param>
    /// <param name="resource">The resource that is connected to.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string envVarName, IResourceBuilder<IResourceWithConnectionString> resource)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(resource);
        return builder.WithVariable(envVarName, new ConnectionStringReference(resource.Resource, optional: false));
    }

    /// <summary>Sets an environment variable to a value.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IExpressionValue value)
        where T : IResourceWithEnvironment
        => builder.WithVariable(name, value);

    /// <summary>Sets an environment variable to a value.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T, TValue>(this IResourceBuilder<T> builder, string name, TValue value)
        where T : IResourceWithEnvironment
        where TValue : IValueProvider, IManifestExpressionProvider
        => builder.WithVariable(name, value);

    private static IResourceBuilder<T> WithVariable<T>(this IResourceBuilder<T> builder, string name, object value)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return builder.WithReferenceRelationships([value]).WithEnvironment(context => context.EnvironmentVariables[name] = value);
    }
}
