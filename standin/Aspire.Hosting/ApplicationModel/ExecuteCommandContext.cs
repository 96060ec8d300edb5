using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command is given when it runs.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>The services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The identifier of the resource instance that the command runs for.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Is signaled when the command should give up.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Writes to the console log of the resource.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>The inputs that the command was run with.</summary>
    public required InteractionInputCollection Arguments { get; init; }
}
