using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Processes;

/// <summary>What every launcher works with.</summary>
/// <param name="Notifications">Takes the states of resources.</param>
/// <param name="Loggers">Takes the console output of resources.</param>
/// <param name="Eventing">Takes the events of a resource's life.</param>
/// <param name="Execution">Given to environment and argument callbacks.</param>
/// <param name="Services">Given to events.</param>
/// <param name="Logger">For what concerns the AppHost and not one resource.</param>
/// <param name="BuildConfiguration">The AppHost's own build configuration, such as <c>Debug</c>.</param>
/// <param name="RandomizePorts">Whether proxied endpoints get free ports in place of the fixed ones, as in tests.</param>
internal sealed record LauncherContext(
    ResourceNotificationService Notifications,
    ResourceLoggerService Loggers,
    IDistributedApplicationEventing Eventing,
    DistributedApplicationExecutionContext Execution,
    IServiceProvider Services,
    ILogger Logger,
    string? BuildConfiguration,
    bool RandomizePorts);
