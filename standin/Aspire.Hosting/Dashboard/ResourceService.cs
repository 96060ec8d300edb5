using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Grpc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>What the dashboard asks an AppHost for, the gRPC service <c>aspire.v1.DashboardService</c>.</summary>
internal sealed class ResourceService(
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    CommandRunner commands,
    InteractionFeed interactions,
    IConfiguration configuration,
    IHostEnvironment environment)
{
    private const string Name = "/aspire.v1.DashboardService/";

    /// <summary>The dashboard whose messages these are. An older one tells people to update it.</summary>
    private const string DashboardVersion = "13.5.0";

    /// <summary>How much text one message has at most, in characters, so that it stays below what a client of gRPC takes.</summary>
    private const int MaxLogCharacters = 1024 * 1024;

    private readonly DateTime _startedAt = DateTime.UtcNow;

    /// <summary>Adds the methods of the service.</summary>
    public void Map(IEndpointRouteBuilder endpoints, ILogger logger, CancellationToken stopping)
    {
        endpoints.MapGrpc<Protocol.ApplicationInformationRequest, Protocol.ApplicationInformationResponse>(
            Name + "GetApplicationInformation", Protocol.ApplicationInformationRequest.Parser, DescribeApplicationAsync, logger, stopping);
        endpoints.MapGrpc<Protocol.WatchResourcesRequest, Protocol.WatchResourcesUpdate>(
            Name + "WatchResources", Protocol.WatchResourcesRequest.Parser, WatchResourcesAsync, logger, stopping);
        endpoints.MapGrpc<Protocol.WatchResourceConsoleLogsRequest, Protocol.WatchResourceConsoleLogsUpdate>(
            Name + "WatchResourceConsoleLogs", Protocol.WatchResourceConsoleLogsRequest.Parser, WatchLogsAsync, logger, stopping);
        endpoints.MapGrpc<Protocol.ResourceCommandRequest, Protocol.ResourceCommandResponse>(
            Name + "ExecuteResourceCommand", Protocol.ResourceCommandRequest.Parser, ExecuteCommandAsync, logger, stopping);
        endpoints.MapGrpc<Protocol.WatchInteractionsRequestUpdate, Protocol.WatchInteractionsResponseUpdate>(
            Name + "WatchInteractions", Protocol.WatchInteractionsRequestUpdate.Parser, interactions.ServeAsync, logger, stopping);
    }

    private async Task DescribeApplicationAsync(GrpcCall<Protocol.ApplicationInformationRequest, Protocol.ApplicationInformationResponse> call)
    {
        const string Suffix = "AppHost";
        await call.ReadAsync().ConfigureAwait(false);

        var name = configuration["AppHost:DashboardApplicationName"] ?? environment.ApplicationName;
        var application = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length].TrimEnd('.') : name;

        await call.WriteAsync(new()
        {
            ApplicationName = application is "" ? name : application,
            MinDashboardVersion = DashboardVersion,
        }).ConfigureAwait(false);
    }

    private async Task WatchResourcesAsync(GrpcCall<Protocol.WatchResourcesRequest, Protocol.WatchResourcesUpdate> call)
    {
        await call.ReadAsync().ConfigureAwait(false);
        var isFirst = true;

        await foreach (var batch in notifications.WatchAsync(call.CancellationToken).BatchAsync(call.CancellationToken).ConfigureAwait(false))
        {
            // Of several updates of a resource only the last one is still true.
            var resources = batch.Reverse().DistinctBy(update => update.ResourceId).Reverse().Select(update => ResourceMapping.ToProtocol(update, _startedAt));
            var message = new Protocol.WatchResourcesUpdate();

            if (isFirst)
            {
                message.InitialData = new() { Resources = { resources } };
                isFirst = false;
            }
            else
            {
                message.Changes = new() { Value = { resources.Select(resource => new Protocol.WatchResourcesChange { Upsert = resource }) } };
            }

            await call.WriteAsync(message).ConfigureAwait(false);
        }
    }

    private async Task WatchLogsAsync(GrpcCall<Protocol.WatchResourceConsoleLogsRequest, Protocol.WatchResourceConsoleLogsUpdate> call)
    {
        var request = await call.ReadAsync().ConfigureAwait(false);
        var source = request.SuppressFollow ? logs.GetAllAsync(request.ResourceName) : logs.WatchAsync(request.ResourceName);

        await foreach (var lines in source.WithCancellation(call.CancellationToken).ConfigureAwait(false))
        {
            foreach (var message in ToMessages(lines))
            {
                await call.WriteAsync(message).ConfigureAwait(false);
            }
        }
    }

    private async Task ExecuteCommandAsync(GrpcCall<Protocol.ResourceCommandRequest, Protocol.ResourceCommandResponse> call)
    {
        var request = await call.ReadAsync().ConfigureAwait(false);
        await call.WriteAsync(await commands.RunAsync(request, call.CancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Divides lines into messages that a client takes.</summary>
    internal static IEnumerable<Protocol.WatchResourceConsoleLogsUpdate> ToMessages(IReadOnlyList<LogLine> lines)
    {
        var message = new Protocol.WatchResourceConsoleLogsUpdate();
        var characters = 0;

        foreach (var line in lines)
        {
            var text = line.Content.Length > MaxLogCharacters ? line.Content[..MaxLogCharacters] : line.Content;

            if (characters + text.Length > MaxLogCharacters)
            {
                yield return message;
                message = new();
                characters = 0;
            }

            message.LogLines.Add(new Protocol.ConsoleLogLine { LineNumber = line.LineNumber, Text = text, IsStdErr = line.IsErrorMessage });
            characters += text.Length;
        }

        if (message.LogLines.Count > 0)
        {
            yield return message;
        }
    }
}
