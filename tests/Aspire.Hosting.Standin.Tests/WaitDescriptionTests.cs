using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class WaitDescriptionTests
{
    [Fact]
    public async Task Who_waits_for_a_database_waits_for_its_server_first()
    {
        await using var builder = TestApplication.CreateBuilder();
        var database = builder.AddPostgres("pg").AddDatabase("orders");
        var api = builder.AddContainer("api", "image").WaitFor(database, WaitBehavior.StopOnResourceUnavailable);

        var waits = api.Resource.Annotations.OfType<WaitAnnotation>().ToArray();
        Assert.Equal(["pg", "orders"], waits.Select(wait => wait.Resource.Name));
        Assert.All(waits, wait => Assert.Equal((WaitType.WaitUntilHealthy, WaitBehavior.StopOnResourceUnavailable), (wait.WaitType, wait.WaitBehavior!.Value)));
        Assert.Equal(["orders"], api.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Where(one => one.Type == "WaitFor").Select(one => one.Resource.Name));
    }

    [Fact]
    public async Task A_resource_neither_waits_for_itself_nor_for_the_one_it_lives_in()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "image");
        var child = builder.AddResource(new WaitingChild("child", api.Resource));

        Assert.Equal("The 'api' resource cannot wait for itself.", Assert.Throws<DistributedApplicationException>(() => api.WaitFor(api)).Message);
        Assert.Equal("The 'api' resource cannot wait for itself.", Assert.Throws<DistributedApplicationException>(() => api.WaitForCompletion(api)).Message);
        Assert.Equal("The 'child' resource cannot wait for its parent 'api'.", Assert.Throws<DistributedApplicationException>(() => child.WaitForStart(api)).Message);
    }

    [Fact]
    public async Task A_connection_string_waits_for_the_resources_that_it_is_made_of()
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddPostgres("pg");
        var connectionString = builder.AddConnectionString("orders", ReferenceExpression.Create($"{server};Database=orders;Password={builder.AddPassword("secret")}"));

        var wait = Assert.Single(connectionString.Resource.Annotations.OfType<WaitAnnotation>());
        Assert.Equal(("pg", WaitType.WaitUntilStarted), (wait.Resource.Name, wait.WaitType));
    }

    private sealed class WaitingChild(string name, IResource parent) : Resource(name), IResourceWithParent, IResourceWithWaitSupport
    {
        public IResource Parent => parent;
    }
}
