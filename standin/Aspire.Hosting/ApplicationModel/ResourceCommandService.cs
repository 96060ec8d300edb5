using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Runs the commands of resources for programs: nobody is asked for anything.</summary>
public class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services)
    {
        _notifications = notifications;
        _loggers = loggers;
        _services = services;
    }

    /// <summary>Runs a command without arguments.</summary>
    /// <param name="resourceId">The identifier or the name of the resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Is passed to the command.</param>
    /// <returns>How the command ended. An exception of the command is a failure, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resourceId, commandName, new InteractionInputCollection([]), cancellationToken);

    /// <summary>Runs a command.</summary>
    /// <param name="resourceId">The identifier or the name of the resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="arguments">The arguments: their names and values count, the rest is the command's own.</param>
    /// <param name="cancellationToken">Is passed to the command.</param>
    /// <returns>How the command ended. An exception of the command is a failure, not an exception.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        return _notifications.TryGetCurrentState(resourceId, out var resourceEvent)
            ? await ExecuteAsync(resourceEvent.ResourceId, resourceEvent.Resource, commandName, arguments, isInteractive: false, cancellationToken).ConfigureAwait(false)
            : CommandResults.Failure($"Resource '{resourceId}' not found.");
    }

    /// <summary>Runs a command without arguments.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Is passed to the command.</param>
    /// <returns>How the command ended. An exception of the command is a failure, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource, commandName, new InteractionInputCollection([]), cancellationToken);

    /// <summary>Runs a command.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="arguments">The arguments: their names and values count, the rest is the command's own.</param>
    /// <param name="cancellationToken">Is passed to the command.</param>
    /// <returns>How the command ended. An exception of the command is a failure, not an exception.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, InteractionInputCollection arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(arguments);

        return ExecuteAsync(resource.Name, resource, commandName, arguments, isInteractive: false, cancellationToken);
    }

    /// <summary>Runs a command for a person on the dashboard, who is asked for its arguments.</summary>
    internal async Task<ExecuteCommandResult> ExecuteInteractivelyAsync(string resourceId, string commandName, CancellationToken cancellationToken) =>
        _notifications.TryGetCurrentState(resourceId, out var resourceEvent)
            ? await ExecuteAsync(resourceEvent.ResourceId, resourceEvent.Resource, commandName, new InteractionInputCollection([]), isInteractive: true, cancellationToken).ConfigureAwait(false)
            : CommandResults.Failure($"Resource '{resourceId}' not found.");

    private async Task<ExecuteCommandResult> ExecuteAsync(string resourceId, IResource resource, string commandName, InteractionInputCollection given, bool isInteractive, CancellationToken cancellationToken)
    {
        var logger = _loggers.GetLogger(resourceId);
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(command => command.Name == commandName) is not { } annotation)
        {
            logger.LogInformation("Command '{CommandName}' not available.", commandName);
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{resource.Name}'.");
        }

        logger.LogInformation("Executing command '{CommandName}'.", commandName);
        try
        {
            var arguments = new CommandArguments(annotation, _services);
            if (arguments.Assign(given) is { } problem)
            {
                return CommandResults.Failure(problem);
            }

            if (isInteractive && annotation.Arguments.Count > 0)
            {
                if (!await arguments.PromptAsync(cancellationToken).ConfigureAwait(false))
                {
                    return CommandResults.Canceled();
                }
            }
            else if (await arguments.ValidateAsync(cancellationToken).ConfigureAwait(false) is { } invalid)
            {
                return CommandResults.Failure(invalid);
            }

            var result = await InvokeAsync(annotation, resourceId, logger, arguments.Inputs, isInteractive, cancellationToken).ConfigureAwait(false);
            logger.Log(
                result.Success || result.Canceled ? LogLevel.Information : LogLevel.Error,
                "Command '{CommandName}' {Outcome}. {CommandMessage}",
                commandName,
                result.Success ? "succeeded" : result.Canceled ? "was canceled" : "failed",
                result.Message);

            return result;
        }
        catch (OperationCanceledException)
        {
            logger.LogInformation("Command '{CommandName}' was canceled.", commandName);
            return CommandResults.Canceled();
        }
#pragma warning disable CA1031 // Whatever a command throws is how it ended; whoever runs it gets a result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "Error executing command '{CommandName}'.", commandName);
            return CommandResults.Failure(exception);
        }
    }

    private async Task<ExecuteCommandResult> InvokeAsync(ResourceCommandAnnotation annotation, string resourceId, ILogger logger, InteractionInputCollection arguments, bool isInteractive, CancellationToken cancellationToken)
    {
        var context = new ExecuteCommandContext
        {
            Services = _services,
            ResourceName = resourceId,
            CancellationToken = cancellationToken,
            Logger = logger,
            Arguments = arguments,
        };
        using var _ = isInteractive ? null : _services.GetRequiredService<InteractionService>().BeginNonInteractiveScope();

        return await annotation.ExecuteCommand(context).ConfigureAwait(false);
    }
}
