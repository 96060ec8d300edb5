using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Orchestration;

/// <summary>The services of every application.</summary>
internal static class ApplicationServices
{
    /// <summary>Registers them. Hosted services start in this order and stop in the opposite one.</summary>
    public static void AddApplicationServices(this HostApplicationBuilder host, DistributedApplicationOptions options, IDistributedApplicationBuilder application)
    {
        QuietLogs(host.Logging);

        var services = host.Services;
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(application.ExecutionContext);
        services.AddSingleton(_ => new DistributedApplicationModel(application.Resources));
        services.AddSingleton(provider => ConnectEventing(application.Eventing, provider));
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton(provider => new ResourceCommandService(provider.GetRequiredService<ResourceNotificationService>(), provider.GetRequiredService<ResourceLoggerService>(), provider));
        services.AddSingleton<InteractionService>();
        services.AddSingleton<IInteractionService>(provider => provider.GetRequiredService<InteractionService>());
        services.AddHttpClient();
        services.AddHealthChecks();
        services.AddSingleton<IValidateOptions<HealthCheckServiceOptions>, HealthCheckRegistrationValidator>();

        // Without a dashboard nobody could see or restart what others wait for in vain.
        services.Configure<ResourceNotificationServiceOptions>(notifications => notifications.DefaultWaitBehavior =
            options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);

        services.AddSingleton<ApplicationLifecycle>();
        services.AddHostedService(provider => provider.GetRequiredService<ApplicationLifecycle>());
        services.AddHostedService<ResourceHealthCheckService>();
        if (options.EnableResourceLogging)
        {
            services.AddHostedService<ResourceLogForwarder>();
        }

        services.AddResourceLauncher(application.AppHostAssembly);
        if (!options.DisableDashboard)
        {
            services.AddDashboard();
        }

        services.AddSingleton<ApplicationOrchestrator>();
        services.AddHostedService(provider => provider.GetRequiredService<ApplicationOrchestrator>());
    }

    private static IDistributedApplicationEventing ConnectEventing(IDistributedApplicationEventing eventing, IServiceProvider services)
    {
        if (eventing is DistributedApplicationEventing connected)
        {
            connected.Logger = services.GetRequiredService<ILogger<DistributedApplicationEventing>>();
        }

        return eventing;
    }

    /// <summary>What the host says of itself is said in words of the application, and an unhealthy resource shows on the dashboard.</summary>
    private static void QuietLogs(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.None);
    }
}
