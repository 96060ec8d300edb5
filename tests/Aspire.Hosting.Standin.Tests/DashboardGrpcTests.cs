using System.IO.Pipelines;
using System.Net;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Grpc;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

public sealed class DashboardGrpcTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ResourceServer _server = null!;
    private DashboardGrpcClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ResourceServer.StartAsync(
            (endpoints, stopping) =>
            {
                // Answers each message with a message, as they come.
                endpoints.MapGrpc<StringValue, StringValue>("/test/Echo", StringValue.Parser, async call =>
                {
                    await foreach (var message in call.ReadAllAsync(call.CancellationToken))
                    {
                        await call.WriteAsync(new StringValue { Value = message.Value + "!" });
                    }
                }, NullLogger.Instance, stopping);

                endpoints.MapGrpc<StringValue, StringValue>("/test/One", StringValue.Parser, async call => await call.WriteAsync(await call.ReadAsync()), NullLogger.Instance, stopping);

                endpoints.MapGrpc<StringValue, StringValue>("/test/Forever", StringValue.Parser, async call =>
                {
                    try
                    {
                        await call.WriteAsync(new StringValue { Value = "started" });
                        await Task.Delay(Timeout.Infinite, call.CancellationToken);
                    }
                    finally
                    {
                        _cancelled.TrySetResult();
                    }
                }, NullLogger.Instance, stopping);

                endpoints.MapGrpc<StringValue, StringValue>(
                    "/test/Refuse", StringValue.Parser, _ => throw new GrpcException(GrpcStatus.InvalidArgument, "100 % würdig\n"), NullLogger.Instance, stopping);
                endpoints.MapGrpc<StringValue, StringValue>("/test/Break", StringValue.Parser, _ => throw new InvalidOperationException("secret"), NullLogger.Instance, stopping);
            },
            new Uri("http://127.0.0.1:0"),
            "key",
            Token);
        _client = new DashboardGrpcClient(_server.Address, "key");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_comes_back_with_status_ok()
    {
        var answer = await _client.CallAsync("/test/One", new StringValue { Value = "hello" }, StringValue.Parser, Token);

        Assert.Equal("hello", answer.Value);
    }

    [Fact]
    public async Task A_message_may_come_in_pieces_and_two_in_one()
    {
        var request = new DashboardGrpcClient.Duplex();
        byte[] bytes = [.. DashboardGrpcClient.FrameBytes(new StringValue { Value = "first" }), .. DashboardGrpcClient.FrameBytes(new StringValue { Value = "second" })];

        await request.WriteAsync(bytes.AsMemory(..3), Token);
        using var response = await _client.SendAsync("/test/Echo", request, Token);
        await request.WriteAsync(bytes.AsMemory(3..8), Token);
        await request.WriteAsync(bytes.AsMemory(8..), Token);

        var answers = PipeReader.Create(await response.Content.ReadAsStreamAsync(Token));
        Assert.Equal("first!", (await GrpcFrames.ReadAsync(answers, StringValue.Parser, Token))?.Value);
        Assert.Equal("second!", (await GrpcFrames.ReadAsync(answers, StringValue.Parser, Token))?.Value);

        await request.CompleteAsync();
        Assert.Null(await GrpcFrames.ReadAsync(answers, StringValue.Parser, Token));
    }

    [Fact]
    public async Task The_headers_come_before_the_first_message()
    {
        var request = new DashboardGrpcClient.Duplex();

        using var response = await _client.SendAsync("/test/Echo", request, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/grpc", response.Content.Headers.ContentType?.MediaType);
        await request.CompleteAsync();
        Assert.Equal((GrpcStatus.Ok, ""), await DashboardGrpcClient.EndAsync(response, Token));
    }

    [Theory]
    [InlineData(new byte[] { }, (int)GrpcStatus.Internal, "has no StringValue")]
    [InlineData(new byte[] { 0, 0, 0 }, (int)GrpcStatus.Internal, "ends within a message")]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 10 }, (int)GrpcStatus.Internal, "ends within a message")]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 10, 9 }, (int)GrpcStatus.Internal, "is not a StringValue")]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, (int)GrpcStatus.Unimplemented, "Compressed")]
    [InlineData(new byte[] { 0, 0xFF, 0xFF, 0xFF, 0xFF }, (int)GrpcStatus.ResourceExhausted, "4294967295 bytes")]
    public async Task A_broken_request_is_refused(byte[] request, int status, string message)
    {
        using var response = await _client.SendAsync("/test/One", new ByteArrayContent(request), Token);

        var end = await DashboardGrpcClient.EndAsync(response, Token);

        Assert.Equal((GrpcStatus)status, end.Status);
        Assert.Contains(message, end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_tells_its_reason_whatever_characters_it_has()
    {
        using var response = await _client.SendAsync("/test/Refuse", DashboardGrpcClient.Frame(new StringValue()), Token);

        Assert.Equal((GrpcStatus.InvalidArgument, "100 % würdig\n"), await DashboardGrpcClient.EndAsync(response, Token));
    }

    [Fact]
    public async Task An_unexpected_exception_is_not_told_to_the_client()
    {
        using var response = await _client.SendAsync("/test/Break", DashboardGrpcClient.Frame(new StringValue()), Token);

        var (status, message) = await DashboardGrpcClient.EndAsync(response, Token);

        Assert.Equal(GrpcStatus.Unknown, status);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_does_not_exist_is_unimplemented()
    {
        using var response = await _client.SendAsync("/test/Nothing", DashboardGrpcClient.Frame(new StringValue()), Token);

        Assert.Equal(GrpcStatus.Unimplemented, (await DashboardGrpcClient.EndAsync(response, Token)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another key")]
    public async Task Without_the_key_a_call_is_refused(string? apiKey)
    {
        using var client = new DashboardGrpcClient(_server.Address, apiKey);

        using var response = await client.SendAsync("/test/One", DashboardGrpcClient.Frame(new StringValue { Value = "hello" }), Token);

        Assert.Equal(GrpcStatus.Unauthenticated, (await DashboardGrpcClient.EndAsync(response, Token)).Status);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_call()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await foreach (var message in _client.StreamAsync("/test/Forever", new StringValue(), StringValue.Parser, leaving.Token))
        {
            Assert.Equal("started", message.Value);
            break;
        }

        await _cancelled.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_deadline_ends_a_call()
    {
        using var response = await _client.SendAsync("/test/Forever", DashboardGrpcClient.Frame(new StringValue()), Token, timeout: "50m");

        Assert.Equal(GrpcStatus.DeadlineExceeded, (await DashboardGrpcClient.EndAsync(response, Token)).Status);
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_open_calls()
    {
        using var response = await _client.SendAsync("/test/Forever", DashboardGrpcClient.Frame(new StringValue()), Token);

        var stopping = _server.DisposeAsync();

        Assert.Equal(GrpcStatus.Cancelled, (await DashboardGrpcClient.EndAsync(response, Token)).Status);
        await stopping;
    }

    [Fact]
    public async Task An_address_of_another_machine_is_refused()
    {
        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => ResourceServer.StartAsync((_, _) => { }, new Uri("http://192.0.2.1:0"), "key", Token));

        Assert.Contains("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2S", 2000)]
    [InlineData("250m", 250)]
    [InlineData("3H", 3 * 3600 * 1000)]
    [InlineData("1M", 60_000)]
    [InlineData("5000u", 5)]
    [InlineData("99999999H", int.MaxValue)]
    [InlineData(null, -1)]
    [InlineData("S", -1)]
    [InlineData("123456789S", -1)]
    public void A_timeout_is_read(string? text, int milliseconds)
        => Assert.Equal(milliseconds, GrpcEndpoint.ParseTimeout(text).TotalMilliseconds);
}
