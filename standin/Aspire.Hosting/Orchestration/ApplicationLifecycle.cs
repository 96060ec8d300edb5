using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Knows where the application is in its life, and says so on the console. Of all hosted services it is the first.</summary>
internal sealed class ApplicationLifecycle(
    ILogger<DistributedApplication> logger, IConfiguration configuration, IHostApplicationLifetime lifetime) : IHostedLifecycleService
{
    /// <summary>Whether something may have been started that has not been stopped.</summary>
    public bool IsRunning { get; private set; }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        IsRunning = true;
        logger.LogInformation("Distributed application starting.");
        logger.LogInformation("Application host directory is: {AppHostDirectory}", configuration["AppHost:Directory"]);

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            logger.LogInformation("Distributed application started. Press Ctrl+C to shut down.");
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        IsRunning = false;

        return Task.CompletedTask;
    }
}
