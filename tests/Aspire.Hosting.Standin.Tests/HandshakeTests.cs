using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Health;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Standin.Tests;

public sealed class HandshakeTests
{
    private static readonly byte[] s_greeting = [0x4A, 0x00, 0x00, 0x00, 10, (byte)'9'];
    private static readonly byte[] s_refusal = [0x17, 0x00, 0x00, 0x00, 0xFF, 0x00];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_is_healthy_once_it_greets_and_is_then_left_alone_until_it_is_started_anew()
    {
        using var listener = Listen();
        await using var builder = TestApplication.CreateBuilder();
        var check = builder.AddMySql("my").Allocated("tcp", PortOf(listener)).Resource.Handshake;

        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(check, listener, s_refusal));
        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(check, listener, []));
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(check, listener, s_greeting));

        listener.Stop();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext(), Token)).Status);

        check.Forget();
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new HealthCheckContext(), Token)).Status);
    }

    [Fact]
    public async Task SQL_Server_is_asked_before_it_answers()
    {
        using var listener = Listen();
        await using var builder = TestApplication.CreateBuilder();
        var check = builder.AddSqlServer("sql").Allocated("tcp", PortOf(listener)).Resource.Handshake;

        var result = check.CheckHealthAsync(new HealthCheckContext(), Token);
        using var client = await listener.AcceptTcpClientAsync(Token);
        var prelogin = new byte[20];
        await client.GetStream().ReadExactlyAsync(prelogin, Token);
        await client.GetStream().WriteAsync(new byte[] { 0x04, 0x01, 0x00, 0x14 }, Token);

        Assert.Equal(HealthStatus.Healthy, (await result).Status);
        Assert.Equal((0x12, 20), (prelogin[0], prelogin[3]));
    }

    private static async Task<HealthStatus> CheckAsync(TcpHealthCheck check, TcpListener listener, byte[] answer)
    {
        var result = check.CheckHealthAsync(new HealthCheckContext(), Token);
        using (var client = await listener.AcceptTcpClientAsync(Token))
        {
            await client.GetStream().WriteAsync(answer, Token);
        }

        return (await result).Status;
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
