using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Standin.Tests;

public sealed class InteractionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_input_is_asked_for_again_until_it_is_accepted()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var interactions = new InteractionService(services, new DistributedApplicationOptions());
        var prompt = interactions.PromptInputAsync("Title", null, new InteractionInput { Name = "count", InputType = InputType.Number, Required = true }, cancellationToken: Token);
        await using var open = interactions.WatchAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await open.MoveNextAsync());
        var interaction = open.Current;

        await interactions.CompleteAsync(interaction.Id, InteractionAnswer.Primary, Values("many"), Token);
        Assert.True(await open.MoveNextAsync());
        Assert.False(open.Current.IsComplete);
        Assert.Equal(["Value must be a number."], open.Current.Inputs[0].ValidationErrors);

        await interactions.CompleteAsync(interaction.Id, InteractionAnswer.Primary, Values("3"), Token);
        var result = await prompt;
        Assert.Equal("3", result.Data?.Value);
        Assert.True(await open.MoveNextAsync());
        Assert.True(open.Current.IsComplete);

        static Dictionary<string, string?> Values(string value) => new() { ["count"] = value };
    }

    [Theory]
    [InlineData("Primary", true, false)]
    [InlineData("Secondary", false, false)]
    [InlineData("Dismissed", false, true)]
    public async Task A_confirmation_is_what_was_answered(string answer, bool agreed, bool canceled)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var interactions = new InteractionService(services, new DistributedApplicationOptions());
        var prompt = interactions.PromptConfirmationAsync("Title", "Sure?", cancellationToken: Token);
        await using var open = interactions.WatchAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await open.MoveNextAsync());

        await interactions.CompleteAsync(open.Current.Id, Enum.Parse<InteractionAnswer>(answer), new Dictionary<string, string?>(), Token);
        var result = await prompt;

        Assert.Equal((agreed, canceled), (result.Data, result.Canceled));
    }

    [Fact]
    public async Task Nobody_is_there_to_ask_without_a_dashboard()
    {
        await using var builder = TestApplication.CreateBuilder();
        await using var app = builder.Build();
        var interactions = app.Services.GetRequiredService<IInteractionService>();

        Assert.False(interactions.IsAvailable);
        await Assert.ThrowsAsync<InvalidOperationException>(() => interactions.PromptConfirmationAsync("Title", "Sure?", cancellationToken: Token));
    }
}
