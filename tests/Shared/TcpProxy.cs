using System.Net;
using System.Net.Sockets;

namespace NetScript.Testing;

/// <summary>A proxy on the loopback in front of a server. It cuts one connection where it is told to, and lets every later one be.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _pipes = [];
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _cuts;

    public TcpProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How many connections were cut: none yet, or one.</summary>
    public int Cuts => _cuts;

    /// <summary>The most bytes that a client has sent over one connection.</summary>
    public long MostSent { get; private set; }

    /// <summary>The most bytes that the server has answered over one connection.</summary>
    public long MostReceived { get; private set; }

    /// <summary>Cuts when the client has sent so many bytes; those are passed on.</summary>
    public long? CutAfterSent { get; init; }

    /// <summary>Cuts when the server has answered so many bytes; those are passed on.</summary>
    public long? CutAfterReceived { get; init; }

    /// <summary>Cuts when the server has answered to what has these bytes in it, and does not pass the answer on.</summary>
    public byte[]? LoseAnswerTo { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_pipes);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stopping.Token);
                _pipes.Add(PipeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task PipeAsync(Socket client)
    {
        using var _ = client;
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var connection = new Connection(client, server);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stopping.Token);
            var directions = new[] { SendAsync(connection), ReceiveAsync(connection) };
            // What has closed its half may still be answered to; what breaks, breaks both.
            if (await await Task.WhenAny(directions))
            {
                await Task.WhenAll(directions);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The server is down, or the test is over: the client's connection ends.
        }
    }

    private async Task<bool> SendAsync(Connection connection)
    {
        return await PumpAsync(connection.Client, connection.Server, async bytes =>
        {
            connection.IsAnswerLost |= _cuts == 0 && LoseAnswerTo is { } pattern && bytes.Span.IndexOf(pattern) >= 0;
            return await ForwardAsync(connection.Server, bytes, CutAfterSent - connection.Sent, count => MostSent = Math.Max(MostSent, connection.Sent += count));
        });
    }

    private async Task<bool> ReceiveAsync(Connection connection)
    {
        return await PumpAsync(connection.Server, connection.Client, async bytes => connection.IsAnswerLost
            ? !TryCut()
            : await ForwardAsync(connection.Client, bytes, CutAfterReceived - connection.Received, count => MostReceived = Math.Max(MostReceived, connection.Received += count)));
    }

    private async Task<bool> ForwardAsync(Socket to, ReadOnlyMemory<byte> bytes, long? left, Action<int> count)
    {
        var cuts = left < bytes.Length && TryCut();
        var passed = cuts ? bytes[..(int)Math.Max(0, left!.Value)] : bytes;
        await to.SendAsync(passed, _stopping.Token);
        count(passed.Length);
        return !cuts;
    }

    private bool TryCut() => Interlocked.CompareExchange(ref _cuts, 1, 0) == 0;

    /// <summary>Passes bytes on until the sender closes its half, which is passed on too: then true.</summary>
    private async Task<bool> PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, Task<bool>> forwardAsync)
    {
        var buffer = new byte[65536];
        try
        {
            while (await from.ReceiveAsync(buffer, _stopping.Token) is > 0 and var length)
            {
                if (!await forwardAsync(buffer.AsMemory(0, length)))
                {
                    return false;
                }
            }

            to.Shutdown(SocketShutdown.Send);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
    }

    private sealed class Connection(Socket client, Socket server)
    {
        public Socket Client { get; } = client;

        public Socket Server { get; } = server;

        public long Sent { get; set; }

        public long Received { get; set; }

        public bool IsAnswerLost { get; set; }
    }
}
