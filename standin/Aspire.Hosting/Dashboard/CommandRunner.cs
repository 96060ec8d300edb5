using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Grpc;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Aspire.Hosting.Dashboard;

/// <summary>Runs commands for the dashboard.</summary>
internal sealed class CommandRunner(ResourceCommandService commands)
{
    /// <summary>Runs a command and says how it ended.</summary>
    /// <param name="request">The resource, the command, and its arguments: without any, the person at the dashboard is asked for them.</param>
    /// <param name="cancellationToken">Is passed to the command: the person at the dashboard can cancel it.</param>
    /// <exception cref="GrpcException">An argument is neither text nor a number nor a boolean.</exception>
    public async Task<Protocol.ResourceCommandResponse> RunAsync(Protocol.ResourceCommandRequest request, CancellationToken cancellationToken)
    {
        var result = request.Arguments.Count == 0 && !request.NonInteractive
            ? await commands.ExecuteInteractivelyAsync(request.ResourceName, request.CommandName, cancellationToken).ConfigureAwait(false)
            : await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, ToInputs(request.Arguments), cancellationToken).ConfigureAwait(false);

        return ToProtocol(result);
    }

    private static Protocol.ResourceCommandResponse ToProtocol(ExecuteCommandResult result)
    {
        var response = new Protocol.ResourceCommandResponse
        {
            Kind = result.Canceled
                ? Protocol.ResourceCommandResponseKind.Cancelled
                : result.Success ? Protocol.ResourceCommandResponseKind.Succeeded : Protocol.ResourceCommandResponseKind.Failed,
            Message = result.Message ?? "",
        };

        if (result.Data is { } data)
        {
            response.Result = new()
            {
                Value = data.Value,
                DisplayImmediately = data.DisplayImmediately,
                Format = data.Format switch
                {
                    CommandResultFormat.Json => Protocol.CommandResultFormat.Json,
                    CommandResultFormat.Markdown => Protocol.CommandResultFormat.Markdown,
                    _ => Protocol.CommandResultFormat.Text,
                },
            };
        }

        return response;
    }

    private static InteractionInputCollection ToInputs(MapField<string, Value> arguments)
        => new([.. arguments.Select(argument => new InteractionInput
        {
            Name = argument.Key,
            InputType = InputType.Text,
            Value = argument.Value.KindCase switch
            {
                Value.KindOneofCase.StringValue => argument.Value.StringValue,
                Value.KindOneofCase.NumberValue => argument.Value.NumberValue.ToString("R", CultureInfo.InvariantCulture),
                Value.KindOneofCase.BoolValue => argument.Value.BoolValue ? "true" : "false",
                Value.KindOneofCase.NullValue => null,
                _ => throw new GrpcException(GrpcStatus.InvalidArgument, $"The argument '{argument.Key}' is neither text nor a number nor a boolean."),
            },
        })]);
}
