using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>
/// The resources that wait for a database. Aspire gives up those that wait for the completion of migrations which fail, and
/// without a dashboard those that wait for what cannot start. When the database is mended they are started like people would do it.
/// </summary>
internal sealed class Dependents(
    NetScriptDatabaseResource database,
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceCommandService commands,
    ILogger logger)
{
    /// <summary>Starts those that were given up, then those that were given up because of these.</summary>
    public Task StartFailedAsync(CancellationToken cancellationToken) =>
        StartAfterAsync([database, database.Migrations], [database, database.Migrations], cancellationToken);

    private async Task StartAfterAsync(IResource[] started, HashSet<IResource> seen, CancellationToken cancellationToken)
    {
        var next = model.Resources.Where(resource => WaitsForOneOf(resource, started) && seen.Add(resource)).ToList();
        var ends = await Task.WhenAll(next.Select(resource => StartAsync(resource, cancellationToken))).ConfigureAwait(false);
        if (ends.Any(isStarted => isStarted))
        {
            await StartAfterAsync([.. next.Where((_, i) => ends[i])], seen, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> StartAsync(IResource resource, CancellationToken cancellationToken)
    {
        // One that has not yet heard of the failure will be given up in a moment.
        var update = await notifications.WaitForResourceAsync(resource.Name, e => e.Snapshot.State?.Text != KnownResourceStates.Waiting, cancellationToken).ConfigureAwait(false);
        if (update.Snapshot.State?.Text != KnownResourceStates.FailedToStart)
        {
            return false;
        }

        logger.LogInformation("Starting '{Resource}', which was given up while '{Database}' was not ready", resource.Name, database.Name);
        var result = await commands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, cancellationToken).ConfigureAwait(false);
        if (!result.Success)
        {
            logger.LogWarning(
                "'{Resource}' was given up while '{Database}' was not ready, and could not be started now: {Reason} Press its Start button, or restart the AppHost if it has none.",
                resource.Name, database.Name, result.Message);
        }

        return result.Success;
    }

    private static bool WaitsForOneOf(IResource resource, IResource[] dependencies) =>
        resource.Annotations.OfType<WaitAnnotation>().Any(wait => dependencies.Contains(wait.Resource));
}
