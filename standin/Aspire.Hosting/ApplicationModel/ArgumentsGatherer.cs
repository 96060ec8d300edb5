using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Takes the command-line arguments from the annotations of the resource.</summary>
internal sealed class ArgumentsGatherer : IExecutionConfigurationGatherer
{
    public async ValueTask GatherAsync(IExecutionConfigurationGathererContext context, IResource resource, ILogger resourceLogger, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken = default)
    {
        var callbackContext = new CommandLineArgsCallbackContext(context.Arguments, resource, cancellationToken) { Logger = resourceLogger, ExecutionContext = executionContext };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(callbackContext).ConfigureAwait(false);
        }
    }
}
