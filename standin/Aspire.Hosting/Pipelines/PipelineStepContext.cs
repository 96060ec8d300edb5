using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>What a step is given when it is done. The stand-in does none, so there is none.</summary>
[Experimental("ASPIREPIPELINES001")]
public sealed class PipelineStepContext
{
    internal PipelineStepContext(ILogger logger, CancellationToken cancellationToken)
    {
        Logger = logger;
        CancellationToken = cancellationToken;
    }

    /// <summary>The log of the step.</summary>
    public ILogger Logger { get; }

    /// <summary>Ends the step.</summary>
    public CancellationToken CancellationToken { get; }
}
