using System.Net;
using System.Net.Sockets;

namespace MySqlConnector.Standin.Tests;

/// <summary>Passes bytes on to a server, and cuts the connection after so many of them.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _run;
    private readonly int _server;

    /// <param name="server">The server's port.</param>
    /// <param name="fromServer">How many bytes of the server's are passed on.</param>
    /// <param name="fromClient">How many bytes of the client's are passed on.</param>
    public CuttingProxy(int server, int fromServer, int fromClient)
    {
        _server = server;
        _listener.Start();
        _run = RunAsync(fromServer, fromClient);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _run;
    }

    private async Task RunAsync(int fromServer, int fromClient)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _server);
            await Task.WhenAny(PassAsync(server, client, fromServer), PassAsync(client, server, fromClient));
        }
        catch (SocketException)
        {
            // The test has ended before anybody connected.
        }
    }

    private static async Task PassAsync(TcpClient from, TcpClient to, int count)
    {
        var buffer = new byte[4096];
        try
        {
            while (count > 0 && await from.GetStream().ReadAsync(buffer.AsMemory(0, Math.Min(count, buffer.Length))) is > 0 and var read)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
                count -= read;
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // One end has gone, which ends the other.
        }
    }
}
