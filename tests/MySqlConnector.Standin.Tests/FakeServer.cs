using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MySqlConnector.Standin.Tests;

/// <summary>Takes one connection, and speaks the protocol as a test says.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _run;
    private NetworkStream? _stream;

    public FakeServer(Func<FakeServer, Task> conversation)
    {
        _listener.Start();
        _run = RunAsync(conversation);
    }

    public static byte[] Nonce { get; } = [.. Enumerable.Range(1, 20).Select(value => (byte)(value * 7))];

    public string ConnectionString => $"Server=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};User ID=u;Password=p;SslMode=None";

    /// <summary>The greeting of a server that knows no TLS.</summary>
    public static byte[] Greeting(string method)
    {
        const uint Capabilities = 0xFFFFFFFF & ~0x800u & ~0x1000000u;
        return
        [
            10, .. "8.4.0"u8, 0, 42, 0, 0, 0, .. Nonce[..8], 0, unchecked((byte)Capabilities), unchecked((byte)(Capabilities >> 8)), 45, 2, 0, unchecked((byte)(Capabilities >> 16)), (byte)(Capabilities >> 24),
            21, .. new byte[10], .. Nonce[8..], 0, .. Encoding.ASCII.GetBytes(method), 0,
        ];
    }

    public static byte[] Ok => [0, 0, 0, 2, 0, 0, 0];

    public static byte[] Packet(int sequence, byte[] payload) => [(byte)payload.Length, (byte)(payload.Length >> 8), (byte)(payload.Length >> 16), (byte)sequence, .. payload];

    public Task SendAsync(int sequence, byte[] payload) => SendAsync(Packet(sequence, payload));

    public async Task SendAsync(byte[] bytes) => await _stream!.WriteAsync(bytes);

    public async Task<byte[]> ReceiveAsync()
    {
        var header = new byte[4];
        await _stream!.ReadExactlyAsync(header);
        var payload = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) & 0xFFFFFF];
        await _stream.ReadExactlyAsync(payload);
        return payload;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _run;
    }

    private async Task RunAsync(Func<FakeServer, Task> conversation)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            _stream = client.GetStream();
            await conversation(this);
            client.Client.Shutdown(SocketShutdown.Send);
            // What is closed with bytes unread is cut off, and the client may not see what was sent.
            await _stream.CopyToAsync(Stream.Null);
        }
        catch (Exception exception) when (exception is IOException or SocketException or EndOfStreamException)
        {
            // The client has gone first.
        }
    }
}
