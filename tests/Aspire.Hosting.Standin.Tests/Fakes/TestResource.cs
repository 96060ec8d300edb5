using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Standin.Tests.Fakes;

/// <summary>A resource that nobody starts.</summary>
internal sealed class TestResource(string name) : Resource(name), IResourceWithWaitSupport;
