using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Finds out how a resource is run.</summary>
public interface IExecutionConfigurationBuilder
{
    /// <summary>Adds a source of arguments or environment variables.</summary>
    /// <param name="gatherer">The source.</param>
    /// <returns>The builder.</returns>
    IExecutionConfigurationBuilder AddExecutionConfigurationGatherer(IExecutionConfigurationGatherer gatherer);

    /// <summary>Asks all sources and waits until the values are known.</summary>
    /// <param name="executionContext">The execution context of the application.</param>
    /// <param name="resourceLogger">The log of the resource; found among the application's services when null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Arguments and environment variables.</returns>
    Task<IExecutionConfigurationResult> BuildAsync(DistributedApplicationExecutionContext executionContext, ILogger? resourceLogger = null, CancellationToken cancellationToken = default);
}
