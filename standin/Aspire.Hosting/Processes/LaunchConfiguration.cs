using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>The arguments and the environment that the application gives a resource, evaluated.</summary>
/// <param name="Arguments">The arguments in their order.</param>
/// <param name="Environment">The variables that the application sets; those that are inherited are not among them.</param>
internal sealed record LaunchConfiguration(IReadOnlyList<LaunchArgument> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Runs the callbacks of <paramref name="resource"/> and evaluates what they leave, waiting for values that are still to come.</summary>
    /// <exception cref="DistributedApplicationException">A value cannot be had; the message names the variable or argument.</exception>
    public static async Task<LaunchConfiguration> EvaluateAsync(
        IResource resource,
        DistributedApplicationExecutionContext execution,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var arguments = await ArgumentsAsync(resource, execution, logger, cancellationToken).ConfigureAwait(false);
        var environment = await EnvironmentAsync(resource, execution, logger, cancellationToken).ConfigureAwait(false);
        return new LaunchConfiguration(arguments, environment);
    }

    /// <summary>Evaluates the further arguments of the container runtime.</summary>
    /// <exception cref="DistributedApplicationException">A value cannot be had; the message names the argument.</exception>
    public static async Task<IReadOnlyList<string>> RuntimeArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(new ContainerRuntimeArgsCallbackContext(values, cancellationToken)).ConfigureAwait(false);
        }

        return [.. (await EvaluateAllAsync(resource, values, "container runtime argument", cancellationToken).ConfigureAwait(false)).Select(argument => argument.Value)];
    }

    private static async Task<IReadOnlyList<LaunchArgument>> ArgumentsAsync(IResource resource, DistributedApplicationExecutionContext execution, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = execution, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        return await EvaluateAllAsync(resource, context.Args, "argument", cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(IResource resource, DistributedApplicationExecutionContext execution, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var environment = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await EvaluateAsync(resource, value, $"environment variable '{name}'", cancellationToken).ConfigureAwait(false) is { } text)
            {
                environment[name] = text;
            }
        }

        return environment;
    }

    private static async Task<List<LaunchArgument>> EvaluateAllAsync(IResource resource, IEnumerable<object> values, string kind, CancellationToken cancellationToken)
    {
        var arguments = new List<LaunchArgument>();
        foreach (var (index, value) in values.Index())
        {
            if (await EvaluateAsync(resource, value, $"{kind} {index + 1}", cancellationToken).ConfigureAwait(false) is { } text)
            {
                arguments.Add(new LaunchArgument(text, IsSensitive(value)));
            }
        }

        return arguments;
    }

    private static async Task<string?> EvaluateAsync(IResource resource, object? value, string what, CancellationToken cancellationToken)
    {
        try
        {
            return value switch
            {
                null => null,
                string text => text,
                IValueProvider provider => await provider.GetValueAsync(new ValueProviderContext { Caller = resource }, cancellationToken).ConfigureAwait(false),
                IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(new ValueProviderContext { Caller = resource }, cancellationToken).ConfigureAwait(false),
                IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                _ => value.ToString(),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DistributedApplicationException($"The {what} of '{resource.Name}' has no value: {exception.Message}", exception);
        }
    }

    private static bool IsSensitive(object value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        IResourceWithConnectionString or ConnectionStringReference => true,
        IValueWithReferences composite => composite.References.Any(IsSensitive),
        _ => false,
    };
}
