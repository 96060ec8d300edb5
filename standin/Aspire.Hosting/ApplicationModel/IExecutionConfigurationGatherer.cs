using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A source of arguments or environment variables.</summary>
public interface IExecutionConfigurationGatherer
{
    /// <summary>Adds arguments or environment variables.</summary>
    /// <param name="context">Takes them.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="resourceLogger">The log of the resource.</param>
    /// <param name="executionContext">The execution context of the application.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>When it is done.</returns>
    ValueTask GatherAsync(IExecutionConfigurationGathererContext context, IResource resource, ILogger resourceLogger, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken = default);
}
