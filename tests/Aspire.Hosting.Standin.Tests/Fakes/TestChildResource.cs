using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Standin.Tests.Fakes;

/// <summary>A resource that lives in another one, such as a database in a server.</summary>
internal sealed class TestChildResource(string name, IResource parent) : Resource(name), IResourceWithParent, IResourceWithConnectionString
{
    public IResource Parent => parent;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"Host=localhost;Database={Name}");
}
