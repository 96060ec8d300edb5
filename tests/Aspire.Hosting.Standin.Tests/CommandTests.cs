using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Standin.Tests;

public sealed class CommandTests
{
    private static readonly InteractionInput[] s_arguments =
    [
        new() { Name = "name", InputType = InputType.Text, Required = true, MaxLength = 5 },
        new() { Name = "count", InputType = InputType.Number },
        new() { Name = "force", InputType = InputType.Boolean },
        new() { Name = "mode", InputType = InputType.Choice, Options = [KeyValuePair.Create("fast", "Fast"), KeyValuePair.Create("safe", "Safe")] },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_gets_its_arguments_and_its_result_is_handed_on()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("database").WithCommand(
            "greet",
            "Greet",
            context => Task.FromResult(CommandResults.Success("done", $"{context.Arguments.GetString("name")} {context.Arguments.GetInt32("count")}", CommandResultFormat.Markdown)),
            new CommandOptions { Arguments = s_arguments }).Resource;
        await using var app = builder.Build();

        var result = await app.ResourceCommands.ExecuteCommandAsync(resource, "greet", Arguments(("NAME", "Ada"), ("count", "3")), Token);

        Assert.True(result.Success, result.Message);
        Assert.Equal("done", result.Message);
        Assert.Equal("Ada 3", result.Data?.Value);
        Assert.Equal(CommandResultFormat.Markdown, result.Data?.Format);
        Assert.Null(s_arguments[0].Value);
    }

    [Theory]
    [InlineData("count", "3", "name: Value is required.")]
    [InlineData("name", "Adelaide", "name: Value must be at most 5 characters.")]
    [InlineData("count", "three", "count: Value must be a number.")]
    [InlineData("force", "maybe", "force: Value must be 'true' or 'false'.")]
    [InlineData("mode", "slow", "mode: Value must be one of the options.")]
    [InlineData("colour", "red", "Unknown argument 'colour' for command 'greet'.")]
    public async Task An_argument_that_is_not_accepted_keeps_the_command_from_running(string name, string value, string problem)
    {
        await using var builder = TestApplication.CreateBuilder();
        var hasRun = false;
        var resource = builder.AddTest("database").WithCommand("greet", "Greet", _ => RunAsync(() => hasRun = true), new CommandOptions { Arguments = s_arguments }).Resource;
        await using var app = builder.Build();

        var result = await app.ResourceCommands.ExecuteCommandAsync(resource, "greet", Arguments((name, value)), Token);

        Assert.False(result.Success);
        Assert.Contains(problem, result.Message, StringComparison.Ordinal);
        Assert.False(hasRun);
    }

    [Fact]
    public async Task Arguments_are_looked_at_together()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("database").WithCommand("greet", "Greet", _ => RunAsync(() => { }), new CommandOptions
        {
            Arguments = s_arguments,
            ValidateArguments = context =>
            {
                context.AddValidationError("name", "is taken");
                return Task.CompletedTask;
            },
        }).Resource;
        await using var app = builder.Build();

        var result = await app.ResourceCommands.ExecuteCommandAsync(resource, "greet", Arguments(("name", "Ada")), Token);

        Assert.Contains("name: is taken", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_throws_has_failed()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("database").WithCommand("drop", "Drop", _ => throw new InvalidOperationException("in use")).Resource;
        await using var app = builder.Build();

        var result = await app.ResourceCommands.ExecuteCommandAsync(resource, "drop", Token);

        Assert.False(result.Success);
        Assert.Equal("in use", result.Message);
    }

    [Fact]
    public async Task A_command_that_is_given_up_is_canceled_and_nobody_can_be_asked()
    {
        await using var builder = TestApplication.CreateBuilder();
        var wasAvailable = true;
        var resource = builder.AddTest("database").WithCommand("drop", "Drop", context =>
        {
            wasAvailable = context.Services.GetRequiredService<IInteractionService>().IsAvailable;
            throw new OperationCanceledException();
        }).Resource;
        await using var app = builder.Build();

        var result = await app.ResourceCommands.ExecuteCommandAsync(resource, "drop", Token);

        Assert.True(result.Canceled);
        Assert.False(wasAvailable);
    }

    [Fact]
    public async Task The_state_of_a_command_is_decided_again_at_each_change()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("database").WithCommand("drop", "Drop", _ => RunAsync(() => { }), new CommandOptions
        {
            UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running ? ResourceCommandState.Disabled : ResourceCommandState.Enabled,
        }).Resource;
        await using var app = builder.Build();

        await app.PublishAsync(resource, KnownResourceStates.NotStarted);
        Assert.Equal(ResourceCommandState.Enabled, app.GetSnapshot("database").Commands.Single().State);

        await app.PublishAsync(resource, KnownResourceStates.Running);
        Assert.Equal(ResourceCommandState.Disabled, app.GetSnapshot("database").Commands.Single().State);
    }

    [Fact]
    public async Task A_command_takes_the_place_of_an_earlier_one_of_its_name()
    {
        await using var builder = TestApplication.CreateBuilder();
        var resource = builder.AddTest("database")
            .WithCommand("drop", "First", _ => RunAsync(() => { }))
            .WithCommand("drop", "Second", _ => RunAsync(() => { })).Resource;

        Assert.Equal("Second", Assert.Single(resource.Annotations.OfType<ResourceCommandAnnotation>()).DisplayName);
    }

    [Fact]
    public async Task A_process_is_stopped_started_and_restarted_by_commands()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.AddTestContainer("api");
        await using var app = builder.Build();
        await app.StartAsync(Token);

        await app.ResourceCommands.ExecuteCommandAsync("api", KnownResourceCommands.StopCommand, Token);
        Assert.Equal(KnownResourceStates.Exited, app.GetSnapshot("api").State?.Text);
        await app.ResourceCommands.ExecuteCommandAsync("api", KnownResourceCommands.StartCommand, Token);
        Assert.Null(app.GetSnapshot("api").ExitCode);
        await app.ResourceCommands.ExecuteCommandAsync("api", KnownResourceCommands.RestartCommand, Token);

        Assert.Equal(["stop api", "start api", "stop api", "start api"], app.Services.GetRequiredService<FakeLauncher>().Calls);
        Assert.Equal(
            [("start", ResourceCommandState.Hidden), ("stop", ResourceCommandState.Enabled), ("restart", ResourceCommandState.Enabled)],
            app.GetSnapshot("api").Commands.Select(command => (command.Name, command.State)));
    }

    private static InteractionInputCollection Arguments(params (string Name, string Value)[] arguments) =>
        new([.. arguments.Select(argument => new InteractionInput { Name = argument.Name, InputType = InputType.Text, Value = argument.Value })]);

    private static Task<ExecuteCommandResult> RunAsync(Action action)
    {
        action();
        return Task.FromResult(CommandResults.Success());
    }
}
