using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dashboard;

/// <summary>Registers the dashboard.</summary>
internal static class DashboardServiceCollectionExtensions
{
    /// <summary>Shows the application on the dashboard. To be registered before what starts resources: they are told where the dashboard listens.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
        => services
            .AddSingleton<CommandRunner>()
            .AddSingleton<InteractionFeed>()
            .AddSingleton<ResourceService>()
            .AddHostedService<DashboardHost>();
}
