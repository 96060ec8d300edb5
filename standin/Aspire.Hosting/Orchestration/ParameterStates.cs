using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Shows the values of parameters, or that one is missing.</summary>
internal static class ParameterStates
{
    public static async Task PublishAsync(ParameterResource parameter, ResourceNotificationService notifications, ResourceLoggerService loggers, CancellationToken cancellationToken)
    {
        try
        {
            var value = await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
            await PublishAsync(parameter, notifications, KnownResourceStates.Running, value).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever keeps the value from being read is shown where the value would be; who needs it fails with it.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            loggers.GetLogger(parameter).LogError(exception, "Failed to initialize parameter resource {ResourceName}.", parameter.Name);
            ResourceStateSnapshot state = exception is MissingParameterValueException
                ? new(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn)
                : new("Error initializing parameter", KnownResourceStateStyles.Error);
            await PublishAsync(parameter, notifications, state, exception.Message).ConfigureAwait(false);
        }
    }

    private static Task PublishAsync(ParameterResource parameter, ResourceNotificationService notifications, ResourceStateSnapshot? state, string? value) =>
        notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
        {
            State = state,
            Properties = snapshot.Properties.WithProperty(KnownProperties.ParameterValue, value, isSensitive: parameter.Secret),
        });
}
