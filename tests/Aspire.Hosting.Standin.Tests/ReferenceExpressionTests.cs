using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class ReferenceExpressionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_and_values_are_joined()
    {
        var parameter = new ParameterResource("user", _ => "anna");

        var expression = ReferenceExpression.Create($"Username={parameter};Pooling={"true"}");

        Assert.Equal("Username=anna;Pooling=true", await expression.GetValueAsync(Token));
        Assert.Equal("Username={user.value};Pooling=true", expression.ValueExpression);
        Assert.Equal("Username={0};Pooling=true", expression.Format);
    }

    [Fact]
    public async Task A_value_can_be_escaped_for_a_URL()
    {
        var parameter = new ParameterResource("password", _ => "a/b?c#d @");

        Assert.Equal("db://a%2Fb%3Fc%23d%20%40:x%2Fy", await ReferenceExpression.Create($"db://{parameter:uri}:{"x/y":uri}").GetValueAsync(Token));
    }

    [Fact]
    public async Task Another_format_is_refused()
    {
        var parameter = new ParameterResource("password", _ => "a");

        await Assert.ThrowsAsync<NotSupportedException>(async () => await ReferenceExpression.Create($"{parameter:base64}").GetValueAsync(Token));
    }

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("{{escaped}}", "{escaped}")]
    [InlineData("}{", "}{")]
    public async Task Braces_in_a_text_are_no_holes(string text, string value)
    {
        Assert.Equal(value, await ReferenceExpression.Create($"{text}").GetValueAsync(Token));
    }

    [Fact]
    public async Task An_empty_expression_has_no_value()
    {
        Assert.Null(await ReferenceExpression.Empty.GetValueAsync(Token));
    }

    [Fact]
    public async Task A_builder_joins_pieces()
    {
        var parameter = new ParameterResource("user", _ => "anna");
        var builder = new ReferenceExpressionBuilder();
        Assert.True(builder.IsEmpty);

        builder.AppendLiteral("jdbc:");
        builder.Append($"{parameter:uri}@{"host"}");
        builder.AppendFormatted(parameter);

        Assert.Equal("jdbc:anna@hostanna", await builder.Build().GetValueAsync(Token));
    }

    [Fact]
    public async Task A_connection_string_within_another_one_is_read_as_its_caller_needs_it()
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddPostgres("pg", password: builder.AddPassword("secret")).Allocated("tcp", 15432).AllocatedInContainerNetwork("tcp", 5432);
        var database = server.AddDatabase("orders");
        var outside = ReferenceExpression.Create($"{database};Pooling=false");

        var ofProcess = await outside.GetValueAsync(Token);
        var ofContainer = await outside.GetValueAsync(new ValueProviderContext { Caller = server.Resource }, Token);

        Assert.Equal("Host=localhost;Port=15432;Username=postgres;Password=secret;Database=orders;Pooling=false", ofProcess);
        Assert.Equal("Host=pg;Port=5432;Username=postgres;Password=secret;Database=orders;Pooling=false", ofContainer);
    }

    [Fact]
    public async Task The_resources_behind_an_expression_are_shown_as_references()
    {
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddContainer("api", "api").WithHttpEndpoint(targetPort: 80);
        var web = builder.AddContainer("web", "web").WithEnvironment("API", $"{api.GetEndpoint("http")}/v1");

        var relationship = Assert.Single(web.Resource.Annotations.OfType<ResourceRelationshipAnnotation>());
        Assert.Same(api.Resource, relationship.Resource);
        Assert.Equal("Reference", relationship.Type);
    }
}
