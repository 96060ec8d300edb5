namespace Aspire.Hosting;

/// <summary>What the AppHost is run for.</summary>
/// <param name="operation">What the AppHost is run for.</param>
public class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    private IServiceProvider? _services;

    /// <summary>What the AppHost is run for.</summary>
    public DistributedApplicationOperation Operation { get; } = operation;

    /// <summary>The services of the application.</summary>
    /// <exception cref="InvalidOperationException">The application has not been built yet.</exception>
    public IServiceProvider Services =>
        _services ?? throw new InvalidOperationException("The services exist once the application has been built.");

    /// <summary>Whether the application is published.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>Whether the application runs.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    internal void SetServices(IServiceProvider services) => _services = services;
}
