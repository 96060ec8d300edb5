using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Orchestration;

/// <summary>The commands that start and stop processes.</summary>
internal static class LifecycleCommands
{
    private const string Unknown = "Unknown";

    /// <summary>Adds them, unless a launcher does not run the resource or it has commands of these names.</summary>
    public static void AddTo(IResource resource)
    {
        if (!ResourceTypes.IsLaunched(resource))
        {
            return;
        }

        Add(resource, KnownResourceCommands.StartCommand, "Start", "started", (orchestrator, cancellationToken) => orchestrator.StartResourceAsync(resource, cancellationToken), new()
        {
            Description = "Start resource",
            IconName = "Play",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            UpdateState = context => GetState(context) switch
            {
                var state when IsPreparing(state) => ResourceCommandState.Disabled,
                var state when IsStopped(state) || state == KnownResourceStates.Waiting => ResourceCommandState.Enabled,
                _ => ResourceCommandState.Hidden,
            },
        });
        Add(resource, KnownResourceCommands.StopCommand, "Stop", "stopped", (orchestrator, cancellationToken) => orchestrator.StopResourceAsync(resource, cancellationToken), new()
        {
            Description = "Stop resource",
            IconName = "Stop",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            UpdateState = context => GetState(context) switch
            {
                var state when state == KnownResourceStates.Stopping => ResourceCommandState.Disabled,
                var state when IsPreparing(state) || IsStopped(state) || state == KnownResourceStates.Waiting => ResourceCommandState.Hidden,
                _ => ResourceCommandState.Enabled,
            },
        });
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", "restarted", (orchestrator, cancellationToken) => orchestrator.RestartResourceAsync(resource, cancellationToken), new()
        {
            Description = "Restart resource",
            IconName = "ArrowCounterclockwise",
            IconVariant = IconVariant.Regular,
            UpdateState = context => GetState(context) switch
            {
                var state when IsPreparing(state) || IsStopped(state) || state == KnownResourceStates.Waiting || state == KnownResourceStates.Stopping => ResourceCommandState.Disabled,
                _ => ResourceCommandState.Enabled,
            },
        });
    }

    private static void Add(IResource resource, string name, string displayName, string done, Func<ApplicationOrchestrator, CancellationToken, Task> execute, CommandOptions options)
    {
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == name))
        {
            return;
        }

        resource.AddCommand(
            name,
            displayName,
            async context =>
            {
                await execute(context.Services.GetRequiredService<ApplicationOrchestrator>(), context.CancellationToken).ConfigureAwait(false);
                return CommandResults.Success($"Successfully {done} '{resource.Name}'.");
            },
            options);
    }

    private static string? GetState(UpdateCommandStateContext context) => context.ResourceSnapshot.State?.Text;

    private static bool IsPreparing(string? state) =>
        string.IsNullOrEmpty(state) || state == KnownResourceStates.Starting || state == KnownResourceStates.Building || state == KnownResourceStates.RuntimeUnhealthy;

    private static bool IsStopped(string? state) =>
        state == KnownResourceStates.NotStarted || state == Unknown || (state is not null && KnownResourceStates.TerminalStates.Contains(state));
}
