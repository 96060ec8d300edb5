using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class ResourceNameTests
{
    [Theory]
    [InlineData("1db", "must start with an ASCII letter")]
    [InlineData("-db", "must start with an ASCII letter")]
    [InlineData("a--b", "cannot contain consecutive hyphens")]
    [InlineData("db-", "cannot end with a hyphen")]
    [InlineData("my_db", "must contain only ASCII letters, digits, and hyphens")]
    [InlineData("größe", "must contain only ASCII letters, digits, and hyphens")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g1234", "must be between 1 and 64 characters long")]
    public async Task A_name_that_breaks_a_rule_is_refused_with_the_rule(string name, string rule)
    {
        await using var builder = TestApplication.CreateBuilder();

        var exception = Assert.Throws<ArgumentException>(() => builder.AddContainer(name, "image"));

        Assert.StartsWith($"Resource name '{name}' is invalid. Name {rule}.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("orders-db-2")]
    [InlineData("A123456789b123456789c123456789d123456789e123456789f123456789g123")]
    public async Task A_name_that_keeps_the_rules_is_taken(string name)
    {
        await using var builder = TestApplication.CreateBuilder();

        Assert.Equal(name, builder.AddContainer(name, "image").Resource.Name);
    }

    [Fact]
    public async Task Names_differ_in_more_than_their_case()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.AddContainer("orders", "image");

        var exception = Assert.Throws<DistributedApplicationException>(() => builder.AddParameter("Orders"));

        Assert.Contains("'Orders'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("already exists", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_finds_resources_by_name_until_they_are_removed()
    {
        var first = new ParameterResource("first", _ => "");
        var second = new ParameterResource("second", _ => "");
        var resources = new ResourceCollection([first, second]);

        Assert.True(resources.TryGetByName("FIRST", out var found));
        Assert.Same(first, found);
        Assert.Throws<DistributedApplicationException>(() => resources[0] = new ParameterResource("Second", _ => ""));
        Assert.True(resources.TryGetByName("first", out _));

        resources.Remove(first);
        Assert.False(resources.TryGetByName("first", out _));
    }
}
