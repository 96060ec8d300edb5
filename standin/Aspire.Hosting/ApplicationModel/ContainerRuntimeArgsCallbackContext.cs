namespace Aspire.Hosting.ApplicationModel;

/// <summary>Collects arguments for the container runtime.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="cancellationToken">Ends the collecting.</param>
public sealed class ContainerRuntimeArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>The arguments: strings and values.</summary>
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    /// <summary>Ends the collecting.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
