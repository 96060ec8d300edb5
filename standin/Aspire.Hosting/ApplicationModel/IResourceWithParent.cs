namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource which lives within another one, as a database does in its server.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The resource it lives in.</summary>
    IResource Parent { get; }
}
