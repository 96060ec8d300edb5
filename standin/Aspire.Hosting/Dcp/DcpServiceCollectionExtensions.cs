using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Registers what runs resources.</summary>
internal static class DcpServiceCollectionExtensions
{
    /// <summary>Adds the bundle, the orchestrator and the launcher.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="appHostAssembly">The AppHost, in whose build configuration its projects run too.</param>
    public static IServiceCollection AddResourceLauncher(this IServiceCollection services, Assembly? appHostAssembly)
    {
        services.AddSingleton<AspireBundle>();
        services.AddSingleton<DcpHost>();
        services.AddSingleton(provider => new ContainerFactory(provider.GetRequiredService<IConfiguration>()["AppHost:Sha256"]
            ?? throw new InvalidOperationException("AppHost:Sha256 is not configured.")));
        services.AddSingleton(provider => new LauncherContext(
            provider.GetRequiredService<ResourceNotificationService>(),
            provider.GetRequiredService<ResourceLoggerService>(),
            provider.GetRequiredService<IDistributedApplicationEventing>(),
            provider.GetRequiredService<DistributedApplicationExecutionContext>(),
            provider,
            provider.GetRequiredService<ILogger<DistributedApplication>>(),
            appHostAssembly?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration,
            provider.GetRequiredService<IConfiguration>().GetValue("DcpPublisher:RandomizePorts", false)));
        services.AddSingleton<IResourceLauncher, SelectedLauncher>();
        return services;
    }
}
