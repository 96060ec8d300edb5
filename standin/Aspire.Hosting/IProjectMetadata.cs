using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Says where a project is that an AppHost runs.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>The full path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>Whether the project was built with the AppHost, so that it need not be built again before it runs.</summary>
    bool SuppressBuild => false;
}
