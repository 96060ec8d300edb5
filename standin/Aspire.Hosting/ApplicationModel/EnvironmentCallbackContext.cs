using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Collects environment variables.</summary>
/// <param name="executionContext">The execution context of the application.</param>
/// <param name="environmentVariables">The variables so far.</param>
/// <param name="cancellationToken">Ends the collecting.</param>
public class EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext, Dictionary<string, object>? environmentVariables = null, CancellationToken cancellationToken = default)
{
    private readonly IResource? _resource;

    /// <summary>Collects environment variables of a resource.</summary>
    /// <param name="executionContext">The execution context of the application.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="environmentVariables">The variables so far.</param>
    /// <param name="cancellationToken">Ends the collecting.</param>
    public EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext, IResource resource, Dictionary<string, object>? environmentVariables = null, CancellationToken cancellationToken = default)
        : this(executionContext, environmentVariables, cancellationToken)
    {
        _resource = resource ?? throw new ArgumentNullException(nameof(resource));
    }

    /// <summary>The variables: strings and values.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = environmentVariables ?? [];

    /// <summary>Ends the collecting.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The log of the resource.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>The resource.</summary>
    /// <exception cref="InvalidOperationException">The variables are not those of a resource.</exception>
    public IResource Resource => _resource ?? throw new InvalidOperationException("Resource is not set. This callback context is not associated with a resource.");

    /// <summary>The execution context of the application.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext ?? throw new ArgumentNullException(nameof(executionContext));
}
