namespace Aspire.Hosting.Projects;

/// <summary>Says where a project is that was added by its path.</summary>
internal sealed record ProjectMetadata(string ProjectPath) : IProjectMetadata;
