namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the state of a command is decided from.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>The resource as it is about to be.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>The services of the application.</summary>
    public required IServiceProvider Services { get; init; }
}
