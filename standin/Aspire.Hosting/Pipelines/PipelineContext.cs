using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>A run of the steps. The stand-in has none to run.</summary>
/// <param name="model">The application.</param>
/// <param name="executionContext">What the AppHost is run for.</param>
/// <param name="serviceProvider">The services of the application.</param>
/// <param name="logger">The log of the run.</param>
/// <param name="cancellationToken">Ends the run.</param>
[Experimental("ASPIREPIPELINES001")]
public sealed class PipelineContext(DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext, IServiceProvider serviceProvider, ILogger logger, CancellationToken cancellationToken)
{
    /// <summary>The application.</summary>
    public DistributedApplicationModel Model { get; } = model;

    /// <summary>What the AppHost is run for.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services { get; } = serviceProvider;

    /// <summary>The log of the run.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>Ends the run.</summary>
    public CancellationToken CancellationToken { get; set; } = cancellationToken;
}
