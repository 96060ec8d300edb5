using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Collects command-line arguments.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="cancellationToken">Ends the collecting.</param>
public sealed class CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    private readonly IResource? _resource;

    /// <summary>Collects command-line arguments of a resource.</summary>
    /// <param name="args">The arguments so far.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the collecting.</param>
    public CommandLineArgsCallbackContext(IList<object> args, IResource resource, CancellationToken cancellationToken = default)
        : this(args, cancellationToken)
    {
        _resource = resource ?? throw new ArgumentNullException(nameof(resource));
    }

    /// <summary>The arguments: strings and values.</summary>
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    /// <summary>Ends the collecting.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The execution context of the application.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; init; } = new(DistributedApplicationOperation.Run);

    /// <summary>The log of the resource.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>The resource.</summary>
    /// <exception cref="InvalidOperationException">The arguments are not those of a resource.</exception>
    public IResource Resource => _resource ?? throw new InvalidOperationException("Resource is not set. This callback context is not associated with a resource.");
}
