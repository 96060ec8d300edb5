using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>Makes the steps that are done for a resource when the application is published.</summary>
[Experimental("ASPIREPIPELINES001")]
public class PipelineStepAnnotation : IResourceAnnotation
{
    private readonly Func<PipelineStepFactoryContext, PipelineStep> _factory;

    /// <summary>Creates the annotation.</summary>
    /// <param name="factory">Makes the step.</param>
    public PipelineStepAnnotation(Func<PipelineStepFactoryContext, PipelineStep> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _factory = factory;
    }

    /// <summary>Makes the steps.</summary>
    /// <param name="context">What they are made for.</param>
    /// <returns>The steps.</returns>
    public Task<IEnumerable<PipelineStep>> CreateStepsAsync(PipelineStepFactoryContext context) => Task.FromResult<IEnumerable<PipelineStep>>([_factory(context)]);
}
