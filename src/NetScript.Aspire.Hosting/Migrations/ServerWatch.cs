using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Aspire.Hosting.Engines;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>Follows the server of a database.</summary>
internal sealed class ServerWatch(NetScriptDatabaseResource database, ResourceNotificationService notifications, DatabaseStates states, ILogger logger)
{
    /// <summary>
    /// Finds out, while a database waits for its server, that the server does not accept its password: it was created with
    /// another one, and no waiting mends that. Ends when that was found, and said.
    /// </summary>
    public async Task WatchPasswordAsync(CancellationToken cancellationToken)
    {
        if (database is not { Server: { } server, Definition: { } definition })
        {
            return;
        }

        await foreach (var update in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (update.Resource == server && update.Snapshot.State?.Text == KnownResourceStates.Running && update.Snapshot.HealthStatus != HealthStatus.Healthy
                && await IsRefusedAsync(definition, cancellationToken).ConfigureAwait(false))
            {
                var problem = Explain(server, definition);
                logger.LogError("Database '{Database}' cannot be used: {Problem}", database.Name, problem);
                await states.PasswordIsWrongAsync(problem).ConfigureAwait(false);
                return;
            }
        }
    }

    /// <summary>
    /// Shows that the database waits whenever its server does not run. A change of its state makes the health check look again
    /// at once, which else looks only now and then.
    /// </summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var isRunning = true;
        await foreach (var update in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (update.Resource == database.Server && (update.Snapshot.State?.Text == KnownResourceStates.Running) != isRunning)
            {
                isRunning = !isRunning;
                await (isRunning ? states.ServerIsBackAsync() : states.ServerIsGoneAsync()).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is the matter with a server that does not let the user in whom it was made with.</summary>
    public static string Explain(ContainerResource server, DatabaseDefinition definition) =>
        $"'{server.Name}' does not accept the password of {ServerPassword.Place(definition)}. Its data were created with another one, which a server keeps. "
        + $"Put that one there and restart the AppHost; or, if the data may be lost, delete {definition.DataPath ?? "the container"} and restart '{server.Name}'.";

    private async Task<bool> IsRefusedAsync(DatabaseDefinition definition, CancellationToken cancellationToken)
    {
        var connectionString = await database.ConnectionStringExpression.GetValueAsync(cancellationToken).ConfigureAwait(false);
        return connectionString is not null
            && (await new Migrator(definition, connectionString, NullLogger.Instance).CheckAsync(cancellationToken).ConfigureAwait(false)).Failure?.IsWrongPassword() is true;
    }
}
