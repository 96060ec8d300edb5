using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource whose endpoints others find by service discovery.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
