using System.IO.Pipelines;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Grpc;
using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Standin.Tests.Fakes;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Standin.Tests;

public sealed class DashboardInteractionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_asks_for_its_arguments_until_they_are_accepted()
    {
        await using var service = await DashboardTestService.StartAsync(builder => builder.AddTest("orders").WithCommand(
            "reset",
            "Reset",
            context => Task.FromResult(CommandResults.Success(context.Arguments["name"].Value!)),
            new CommandOptions
            {
                Arguments = [new() { Name = "name", InputType = Hosting.InputType.Text, Required = true }],
                ValidateArguments = context =>
                {
                    if (context.Inputs["name"].Value != "orders")
                    {
                        context.AddValidationError("name", "Type orders");
                    }

                    return Task.CompletedTask;
                },
            }), Token);
        using var dashboard = await Dialog.OpenAsync(service);
        var running = service.RunAsync(new() { ResourceName = "orders", CommandName = "reset" }, Token);

        var asked = await dashboard.ReadAsync();
        Assert.Empty(Assert.Single(asked.InputsDialog.InputItems).ValidationErrors);

        // What is typed is told too, and is no answer.
        await dashboard.AnswerAsync(Typed(asked, "o", isUpdate: true));
        await dashboard.AnswerAsync(Typed(asked, "other", isUpdate: false));
        var askedAgain = await dashboard.ReadAsync();
        Assert.Equal(asked.InteractionId, askedAgain.InteractionId);
        Assert.Equal(["Type orders"], Assert.Single(askedAgain.InputsDialog.InputItems).ValidationErrors);

        await dashboard.AnswerAsync(Typed(asked, "orders", isUpdate: false));
        Assert.NotNull((await dashboard.ReadAsync()).Complete);
        Assert.Equal("orders", (await running).Message);
    }

    [Fact]
    public async Task A_command_whose_dialog_is_closed_is_cancelled()
    {
        await using var service = await DashboardTestService.StartAsync(builder => builder.AddTest("orders").WithCommand(
            "reset",
            "Reset",
            _ => Task.FromResult(CommandResults.Success()),
            new CommandOptions { Arguments = [new() { Name = "name", InputType = Hosting.InputType.Text }] }), Token);
        using var dashboard = await Dialog.OpenAsync(service);
        var running = service.RunAsync(new() { ResourceName = "orders", CommandName = "reset" }, Token);

        var asked = await dashboard.ReadAsync();
        await dashboard.AnswerAsync(new() { InteractionId = asked.InteractionId, Complete = new() });

        Assert.Equal(ResourceCommandResponseKind.Cancelled, (await running).Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_confirmation_has_two_buttons_and_is_what_was_answered(bool agreed)
    {
        await using var service = await DashboardTestService.StartAsync(_ => { }, Token);
        using var dashboard = await Dialog.OpenAsync(service);
        var prompt = service.Interactions.PromptConfirmationAsync("Reset", "Sure?", new() { PrimaryButtonText = "Drop", EnableMessageMarkdown = true }, Token);

        var asked = await dashboard.ReadAsync();
        Assert.Equal(("Reset", "Sure?", "Drop", true), (asked.Title, asked.Message, asked.PrimaryButtonText, asked.EnableMessageMarkdown));
        Assert.Equal((Proto.MessageIntent.Confirmation, true, false), (asked.MessageBox.Intent, asked.ShowSecondaryButton, asked.ShowDismiss));

        await dashboard.AnswerAsync(new() { InteractionId = asked.InteractionId, MessageBox = new() { Result = agreed } });

        Assert.NotNull((await dashboard.ReadAsync()).Complete);
        Assert.Equal(agreed, (await prompt).Data);
    }

    [Fact]
    public async Task A_message_has_one_button()
    {
        await using var service = await DashboardTestService.StartAsync(_ => { }, Token);
        using var dashboard = await Dialog.OpenAsync(service);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var prompt = service.Interactions.PromptMessageBoxAsync("Done", "All good", new() { Intent = Hosting.MessageIntent.Success }, closing.Token);

        var told = await dashboard.ReadAsync();
        Assert.Equal((Proto.MessageIntent.Success, false, false), (told.MessageBox.Intent, told.ShowSecondaryButton, told.ShowDismiss));

        // Whoever asked closes it.
        await closing.CancelAsync();
        Assert.NotNull((await dashboard.ReadAsync()).Complete);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => prompt);
    }

    [Fact]
    public async Task A_notification_waits_for_a_dashboard_and_can_be_closed()
    {
        await using var service = await DashboardTestService.StartAsync(_ => { }, Token);
        var prompt = service.Interactions.PromptNotificationAsync("New", "migration", new() { Intent = Hosting.MessageIntent.Warning, LinkText = "docs", LinkUrl = "https://example.org" }, Token);
        using var dashboard = await Dialog.OpenAsync(service);

        var told = await dashboard.ReadAsync();
        Assert.Equal(new InteractionNotification { Intent = Proto.MessageIntent.Warning, LinkText = "docs", LinkUrl = "https://example.org" }, told.Notification);
        Assert.True(told.ShowDismiss);

        await dashboard.AnswerAsync(new() { InteractionId = told.InteractionId, Complete = new() });
        Assert.True((await prompt).Canceled);
    }

    [Fact]
    public async Task A_dashboard_that_leaves_leaves_the_question_open_for_the_next_one()
    {
        await using var service = await DashboardTestService.StartAsync(_ => { }, Token);
        var prompt = service.Interactions.PromptConfirmationAsync("Reset", "Sure?", cancellationToken: Token);

        using (var first = await Dialog.OpenAsync(service))
        {
            await first.ReadAsync();
            Assert.Equal((GrpcStatus.Ok, ""), await first.LeaveAsync());
        }

        using var second = await Dialog.OpenAsync(service);
        var asked = await second.ReadAsync();
        await second.AnswerAsync(new() { InteractionId = asked.InteractionId, MessageBox = new() { Result = true } });
        Assert.True((await prompt).Data);
    }

    private static WatchInteractionsRequestUpdate Typed(WatchInteractionsResponseUpdate asked, string value, bool isUpdate)
    {
        var answer = new WatchInteractionsRequestUpdate { InteractionId = asked.InteractionId, InputsDialog = asked.InputsDialog.Clone(), ResponseUpdate = isUpdate };
        answer.InputsDialog.InputItems[0].Value = value;
        return answer;
    }

    /// <summary>The dashboard's end of the exchange.</summary>
    private sealed class Dialog(DashboardGrpcClient.Duplex request, HttpResponseMessage response, PipeReader reader) : IDisposable
    {
        public static async Task<Dialog> OpenAsync(DashboardTestService service)
        {
            var request = new DashboardGrpcClient.Duplex();
            var response = await service.Client.SendAsync(DashboardTestService.Method("WatchInteractions"), request, Token);
            return new(request, response, PipeReader.Create(await response.Content.ReadAsStreamAsync(Token)));
        }

        public async Task<WatchInteractionsResponseUpdate> ReadAsync()
            => await GrpcFrames.ReadAsync(reader, WatchInteractionsResponseUpdate.Parser, Token) ?? throw new InvalidOperationException("The server ended the exchange.");

        public async Task AnswerAsync(WatchInteractionsRequestUpdate answer) => await request.WriteAsync(DashboardGrpcClient.FrameBytes(answer), Token);

        public async Task<(GrpcStatus Status, string Message)> LeaveAsync()
        {
            await request.CompleteAsync();
            Assert.Null(await GrpcFrames.ReadAsync(reader, WatchInteractionsResponseUpdate.Parser, Token));
            return DashboardGrpcClient.Status(response);
        }

        public void Dispose() => response.Dispose();
    }
}
