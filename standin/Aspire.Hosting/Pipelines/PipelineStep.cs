using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>Something that is done when the application is published. The stand-in runs none.</summary>
[Experimental("ASPIREPIPELINES001")]
public class PipelineStep
{
    /// <summary>The name, which no other step has.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for people.</summary>
    public string? Description { get; init; }

    /// <summary>Does it.</summary>
    public required Func<PipelineStepContext, Task> Action { get; init; }

    /// <summary>The names of the steps that come after it.</summary>
    public List<string> RequiredBySteps { get; init; } = [];

    /// <summary>The resource that it is for.</summary>
    public IResource? Resource { get; set; }
}
