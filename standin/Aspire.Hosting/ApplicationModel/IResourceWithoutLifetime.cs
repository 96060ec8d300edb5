namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that neither starts nor ends, so that nothing waits for it.</summary>
public interface IResourceWithoutLifetime : IResource;
