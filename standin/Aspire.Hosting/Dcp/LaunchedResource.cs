using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dcp;

/// <summary>A resource that has been handed to the orchestrator.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Configuration">With what it was started.</param>
/// <param name="ProjectPath">The project's file, if it is a project.</param>
internal sealed record LaunchedResource(IResource Resource, LaunchConfiguration Configuration, string? ProjectPath);
