using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Grpc;
using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Standin.Tests.Fakes;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using HealthStatus = Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;
using IconVariant = Aspire.Hosting.ApplicationModel.IconVariant;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Standin.Tests;

public sealed class DashboardServiceTests
{
    private static readonly DateTime s_created = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Shop.AppHost", "Shop")]
    [InlineData("ShopAppHost", "Shop")]
    [InlineData("AppHost", "AppHost")]
    [InlineData("Shop", "Shop")]
    public async Task The_application_is_named_after_its_AppHost(string name, string shown)
    {
        await using var service = await DashboardTestService.StartAsync(builder => builder.Configuration["AppHost:DashboardApplicationName"] = name, Token);

        var information = await service.Client.CallAsync(
            DashboardTestService.Method("GetApplicationInformation"), new ApplicationInformationRequest(), ApplicationInformationResponse.Parser, Token);

        Assert.Equal(shown, information.ApplicationName);
    }

    [Fact]
    public async Task All_resources_come_first_and_then_what_changes()
    {
        TestResource? orders = null;
        await using var service = await DashboardTestService.StartAsync(builder =>
        {
            orders = builder.AddTest("orders").Resource;
            builder.AddTest("billing");
        }, Token);
        await service.App.PublishAsync(orders!, "Migrating");
        await using var updates = service.WatchResourcesAsync(Token).GetAsyncEnumerator(Token);

        Assert.True(await updates.MoveNextAsync());
        var initial = updates.Current.InitialData.Resources;
        Assert.Equal(["billing", "orders"], initial.Select(resource => resource.Name).Order());
        Assert.Equal("Migrating", initial.Single(resource => resource.Name == "orders").State);

        await service.App.PublishAsync(orders!, "Finished", exitCode: 0);
        Assert.True(await updates.MoveNextAsync());
        var change = Assert.Single(updates.Current.Changes.Value).Upsert;
        Assert.Equal(("orders", "Finished"), (change.Name, change.State));
        Assert.Equal("0", Property(change, "resource.exitCode").Value.StringValue);
    }

    [Fact]
    public void A_resource_is_told_with_all_it_shows()
    {
        var snapshot = new CustomResourceSnapshot
        {
            ResourceType = "Migrations",
            CreationTimeStamp = s_created,
            StartTimeStamp = s_created.AddSeconds(1),
            State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            IsHidden = true,
            IconName = "Database",
            IconVariant = IconVariant.Filled,
            Properties =
            [
                new("Pending", 3) { DisplayName = "Pending migrations", IsHighlighted = true, SortOrder = 7 },
                new("Password", "hidden") { IsSensitive = true },
                new("Plugins", new[] { "a", "b" }),
                new("Duration", 1.5m),
                new("Nothing", null),
            ],
            EnvironmentVariables = [new("URI", null, true)],
            Urls = [new("http", "http://localhost:1", true) { IsInactive = true, DisplayProperties = new("Home", 2) }],
            Volumes = [new("data", "/data", "volume", true)],
            Relationships = [new("server", "Parent")],
        }.WithHealthReports([new("check", HealthStatus.Degraded, "slow", "why") { LastRunAt = s_created }]);

        var resource = ResourceMapping.ToProtocol(new(new TestResource("orders"), "orders-1", snapshot), s_created);

        Assert.Equal(("orders-1", "orders-1", "orders", "Migrations"), (resource.Name, resource.Uid, resource.DisplayName, resource.ResourceType));
        Assert.Equal(("Running", "success", true), (resource.State, resource.StateStyle, resource.IsHidden));
        Assert.Equal(("Database", Proto.IconVariant.Filled), (resource.IconName, resource.IconVariant));
        Assert.Equal((s_created, s_created.AddSeconds(1), null), (resource.CreatedAt.ToDateTime(), resource.StartedAt.ToDateTime(), resource.StoppedAt));
        Assert.Equal(new ResourceProperty { Name = "Pending", DisplayName = "Pending migrations", Value = Value.ForNumber(3), IsSensitive = false, IsHighlighted = true, SortOrder = 7 }, Property(resource, "Pending"));
        Assert.True(Property(resource, "Password").IsSensitive);
        Assert.Equal(["a", "b"], Property(resource, "Plugins").Value.ListValue.Values.Select(value => value.StringValue));
        Assert.Equal("1.5", Property(resource, "Duration").Value.StringValue);
        Assert.Equal(Value.KindOneofCase.NullValue, Property(resource, "Nothing").Value.KindCase);
        Assert.Equal("Degraded", Property(resource, "resource.healthState").Value.StringValue);
        Assert.Equal(new Proto.EnvironmentVariable { Name = "URI", Value = "", IsFromSpec = true }, Assert.Single(resource.Environment));
        Assert.Equal(new Url { EndpointName = "http", FullUrl = "http://localhost:1", IsInternal = true, IsInactive = true, DisplayProperties = new() { DisplayName = "Home", SortOrder = 2 } }, Assert.Single(resource.Urls));
        Assert.Equal(new Volume { Source = "data", Target = "/data", MountType = "volume", IsReadOnly = true }, Assert.Single(resource.Volumes));
        Assert.Equal(new ResourceRelationship { ResourceName = "server", Type = "Parent" }, Assert.Single(resource.Relationships));
        Assert.Equal(new Proto.HealthReport { Key = "check", Status = Proto.HealthStatus.Degraded, Description = "slow", Exception = "why", LastRunAt = Timestamp.FromDateTime(s_created) }, Assert.Single(resource.HealthReports));
    }

    [Fact]
    public void A_resource_that_says_nothing_still_says_when_it_came_to_be()
    {
        var resource = ResourceMapping.ToProtocol(new(new TestResource("orders"), "orders", new CustomResourceSnapshot { ResourceType = "Test", Properties = [] }), s_created);

        Assert.Equal(s_created, resource.CreatedAt.ToDateTime());
        Assert.False(resource.HasState);
    }

    [Fact]
    public async Task Commands_are_offered_except_those_for_programs()
    {
        await using var service = await DashboardTestService.StartAsync(builder => builder.AddTest("orders")
            .WithCommand("reset", "Reset", _ => Task.FromResult(CommandResults.Success()), new CommandOptions
            {
                Description = "Drops it",
                ConfirmationMessage = "Sure?",
                IconName = "Delete",
                IsHighlighted = true,
                UpdateState = _ => ApplicationModel.ResourceCommandState.Disabled,
                Arguments = [new() { Name = "name", InputType = Hosting.InputType.Choice, Required = true, Options = [KeyValuePair.Create("a", "A")] }],
            })
            .WithCommand("api", "Api", _ => Task.FromResult(CommandResults.Success()), new CommandOptions { Visibility = ResourceCommandVisibility.Api }), Token);
        await using var updates = service.WatchResourcesAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await updates.MoveNextAsync());

        var command = Assert.Single(Assert.Single(updates.Current.InitialData.Resources).Commands);

        Assert.Equal(("reset", "Reset", "Drops it", "Sure?"), (command.Name, command.DisplayName, command.DisplayDescription, command.ConfirmationMessage));
        Assert.Equal(("Delete", true, Proto.ResourceCommandState.Disabled), (command.IconName, command.IsHighlighted, command.State));
        var argument = Assert.Single(command.ArgumentInputs);
        Assert.Equal(("name", "name", Proto.InputType.Choice, true), (argument.Name, argument.Label, argument.InputType, argument.Required));
        Assert.Equal("A", argument.Options["a"]);
    }

    [Fact]
    public async Task A_log_is_read_from_its_beginning_and_followed()
    {
        await using var service = await DashboardTestService.StartAsync(builder => builder.AddTest("orders"), Token);
        var logger = service.Logs.GetLogger("orders");
        logger.LogInformation("first");
        await using var followed = service.ReadLogsAsync("orders", follow: true, Token).GetAsyncEnumerator(Token);

        Assert.True(await followed.MoveNextAsync());
        Assert.EndsWith("first", Assert.Single(followed.Current.LogLines).Text, StringComparison.Ordinal);

        logger.LogError("second");
        Assert.True(await followed.MoveNextAsync());
        var line = Assert.Single(followed.Current.LogLines);
        Assert.EndsWith("second", line.Text, StringComparison.Ordinal);
        Assert.Equal((2, true), (line.LineNumber, line.IsStdErr));

        var all = await service.ReadLogsAsync("orders", follow: false, Token).ToListAsync(Token);
        Assert.Equal(2, all.Sum(update => update.LogLines.Count));
    }

    [Fact]
    public void A_long_log_comes_in_messages_that_a_client_takes()
    {
        LogLine[] lines = [new(1, new string('a', 600_000), false), new(2, new string('b', 600_000), false), new(3, new string('c', 5_000_000), true)];

        var messages = ResourceService.ToMessages(lines).ToList();

        Assert.Equal([1, 2, 3], messages.SelectMany(message => message.LogLines).Select(line => line.LineNumber));
        Assert.All(messages, message => Assert.InRange(message.CalculateSize(), 1, GrpcFrames.MaxMessageLength));
    }

    [Fact]
    public async Task A_command_answers_with_its_result()
    {
        await using var service = await DashboardTestService.StartAsync(builder => builder.AddTest("orders")
            .WithCommand("status", "Status", _ => Task.FromResult(CommandResults.Success("done", "**good**", ApplicationModel.CommandResultFormat.Markdown)), new CommandOptions())
            .WithCommand("fail", "Fail", _ => throw new InvalidOperationException("it broke"), new CommandOptions())
            .WithCommand("cancel", "Cancel", _ => Task.FromResult(CommandResults.Canceled()), new CommandOptions()), Token);

        var status = await service.RunAsync(new() { ResourceName = "orders", CommandName = "status" }, Token);
        var fail = await service.RunAsync(new() { ResourceName = "orders", CommandName = "fail" }, Token);
        var cancel = await service.RunAsync(new() { ResourceName = "orders", CommandName = "cancel" }, Token);

        Assert.Equal((ResourceCommandResponseKind.Succeeded, "done"), (status.Kind, status.Message));
        Assert.Equal(("**good**", Proto.CommandResultFormat.Markdown), (status.Result.Value, status.Result.Format));
        Assert.Equal((ResourceCommandResponseKind.Failed, null), (fail.Kind, fail.Result));
        Assert.Contains("it broke", fail.Message, StringComparison.Ordinal);
        Assert.Equal(ResourceCommandResponseKind.Cancelled, cancel.Kind);
    }

    [Fact]
    public async Task Arguments_that_are_sent_are_the_ones_of_the_command()
    {
        await using var service = await StartWithArgumentsAsync();

        var response = await service.RunAsync(new()
        {
            ResourceName = "orders",
            CommandName = "reset",
            Arguments = { ["name"] = Value.ForString("orders"), ["count"] = Value.ForNumber(3), ["force"] = Value.ForBool(true) },
        }, Token);

        Assert.Equal("orders 3 true", response.Message);
    }

    [Fact]
    public async Task An_argument_that_is_no_plain_value_is_refused()
    {
        await using var service = await StartWithArgumentsAsync();
        var request = new ResourceCommandRequest { ResourceName = "orders", CommandName = "reset", Arguments = { ["name"] = Value.ForList() } };

        using var response = await service.Client.SendAsync(DashboardTestService.Method("ExecuteResourceCommand"), DashboardGrpcClient.Frame(request), Token);

        var (status, message) = await DashboardGrpcClient.EndAsync(response, Token);
        Assert.Equal(GrpcStatus.InvalidArgument, status);
        Assert.Contains("'name'", message, StringComparison.Ordinal);
    }

    private static Task<DashboardTestService> StartWithArgumentsAsync()
        => DashboardTestService.StartAsync(builder => builder.AddTest("orders").WithCommand(
            "reset",
            "Reset",
            context => Task.FromResult(CommandResults.Success(string.Join(' ', context.Arguments.Select(argument => argument.Value)))),
            new CommandOptions
            {
                Arguments =
                [
                    new() { Name = "name", InputType = Hosting.InputType.Text },
                    new() { Name = "count", InputType = Hosting.InputType.Number },
                    new() { Name = "force", InputType = Hosting.InputType.Boolean },
                ],
            }), Token);

    private static ResourceProperty Property(Proto.Resource resource, string name) => resource.Properties.Single(property => property.Name == name);
}
