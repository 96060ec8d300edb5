namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of a distributed application: a container, a process, a database, a value.</summary>
public interface IResource
{
    /// <summary>The name, unique in the application (case-insensitively).</summary>
    string Name { get; }

    /// <summary>What was said about the resource.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
