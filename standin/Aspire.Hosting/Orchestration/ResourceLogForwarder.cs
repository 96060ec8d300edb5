using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Writes the console logs of resources to the log of the AppHost, each under a category of its own.</summary>
internal sealed class ResourceLogForwarder(ResourceLoggerService loggers, ILoggerFactory loggerFactory, IHostEnvironment environment) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        loggers.LineWritten += Forward;

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        loggers.LineWritten -= Forward;

        return Task.CompletedTask;
    }

    private void Forward(string resourceName, LogLine line) =>
        loggerFactory.CreateLogger($"{environment.ApplicationName}.Resources.{resourceName}")
            .Log(line.IsErrorMessage ? LogLevel.Error : LogLevel.Information, "{LineNumber}: {Line}", line.LineNumber, line.Content);
}
