using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Reads a parameter when the application starts, so that people see its value, or that it has none.</summary>
internal static class ParameterInitialization
{
    public static async Task InitializeAsync<T>(T parameter, InitializeResourceEvent initialize, CancellationToken cancellationToken)
        where T : ParameterResource
    {
        try
        {
            var value = await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
            await initialize.Notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
            {
                State = KnownResourceStates.Running,
                Properties = snapshot.Properties.WithProperty(KnownProperties.ParameterValue, value, parameter.Secret),
            }).ConfigureAwait(false);
        }
        catch (MissingParameterValueException missing)
        {
            initialize.Logger.LogError("{Reason}", missing.Message);
            await initialize.Notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
            {
                State = new ResourceStateSnapshot(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn),
            }).ConfigureAwait(false);
        }
    }
}
