using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Reads the values of arguments and environment variables as their resource needs them.</summary>
internal sealed class ExecutionConfigurationResolver(IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger)
{
    private readonly List<Exception> _failures = [];

    public async Task<ExecutionConfigurationResult> ResolveAsync(ExecutionConfigurationGathererContext context, CancellationToken cancellationToken)
    {
        var arguments = new List<(object, string, bool)>(context.Arguments.Count);
        foreach (var argument in context.Arguments)
        {
            if (await ReadAsync("argument", argument, cancellationToken).ConfigureAwait(false) is { } value)
            {
                arguments.Add((argument, value, IsSensitive(argument)));
            }
        }

        var variables = new Dictionary<string, (object, string)>(context.EnvironmentVariables.Count);
        foreach (var (name, variable) in context.EnvironmentVariables)
        {
            if (await ReadAsync($"environment variable '{name}'", variable, cancellationToken).ConfigureAwait(false) is { } value)
            {
                variables[name] = (variable, value);
            }
        }

        return new ExecutionConfigurationResult
        {
            ArgumentsWithUnprocessed = arguments,
            EnvironmentVariablesWithUnprocessed = variables,
            Exception = _failures.Count == 0 ? null : new AggregateException($"The configuration of resource '{resource.Name}' could not be resolved.", _failures),
        };
    }

    private async ValueTask<string?> ReadAsync(string what, object value, CancellationToken cancellationToken)
    {
        try
        {
            return Unwrap(value) switch
            {
                string text => text,
                IManifestExpressionProvider provider when executionContext.IsPublishMode => provider.ValueExpression,
                IValueProvider provider => await provider.GetValueAsync(new ValueProviderContext { ExecutionContext = executionContext, Caller = resource }, cancellationToken).ConfigureAwait(false),
                var other => Convert.ToString(other, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(failure, "Failed to resolve {What} of resource '{Resource}'. A dependency may have failed to start.", what, resource.Name);
            _failures.Add(failure);
            return null;
        }
    }

    private static object Unwrap(object value) => value is IResourceBuilder<IResource> builder ? builder.Resource : value;

    private static bool IsSensitive(object value) => Unwrap(value) switch
    {
        ParameterResource parameter => parameter.Secret,
        IValueWithReferences composed => composed.References.Any(IsSensitive),
        _ => false,
    };
}
