using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using MySqlConnector.Authentication;
using MySqlConnector.Protocol;

namespace MySqlConnector.Core;

/// <summary>Opens sessions: socket, greeting, TLS, log-in.</summary>
internal sealed class ServerConnector(MySqlConnectionStringBuilder options)
{
    private const Capabilities Wanted = Capabilities.LongFlag | Capabilities.Protocol41 | Capabilities.Transactions | Capabilities.SecureConnection | Capabilities.MultiStatements
        | Capabilities.MultiResults | Capabilities.PluginAuth | Capabilities.PluginAuthLengthEncoded | Capabilities.ConnectAttributes;

    // A method has two steps, and may be switched once.
    private const int LongestLogIn = 8;

    private bool UsesUnixSocket => options.ConnectionProtocol == MySqlConnectionProtocol.UnixSocket;

    /// <exception cref="MySqlException">The server cannot be reached, or does not let the user in.</exception>
    public async Task<ServerSession> ConnectAsync(CancellationToken cancellationToken)
    {
        ThrowIfNotSupported();
        using var timeout = options.ConnectionTimeout == 0 ? new CancellationTokenSource() : new CancellationTokenSource(TimeSpan.FromSeconds(Math.Min(options.ConnectionTimeout, int.MaxValue / 1000)));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        Socket? socket = null;
        try
        {
            socket = await OpenSocketAsync(either.Token).ConfigureAwait(false);
            return await LogInAsync(socket, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            socket?.Dispose();
            throw exception switch
            {
                OperationCanceledException when timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested =>
                    new MySqlException(MySqlErrorCode.UnableToConnectToHost, "Connect Timeout expired.", exception),
                SocketException => new MySqlException(MySqlErrorCode.UnableToConnectToHost, "Unable to connect to any of the specified MySQL hosts.", exception),
                AuthenticationException => new MySqlException(MySqlErrorCode.UnableToConnectToHost, "SSL Authentication Error", exception),
                IOException => new MySqlException(MySqlErrorCode.UnableToConnectToHost, "Couldn't connect to server", exception),
                InvalidDataException => new MySqlException(MySqlErrorCode.HandshakeError, $"The server's answer is none of MySQL's: {exception.Message}.", exception),
                _ => exception,
            };
        }
    }

    private void ThrowIfNotSupported()
    {
        if (options.AllowLoadLocalInfile)
        {
            throw new NotSupportedException($"{nameof(MySqlConnectionStringBuilder)}.{nameof(options.AllowLoadLocalInfile)} is not supported.");
        }

        if (options.ConnectionProtocol is not (MySqlConnectionProtocol.Sockets or MySqlConnectionProtocol.UnixSocket))
        {
            throw new NotSupportedException($"{nameof(MySqlConnectionProtocol)}.{options.ConnectionProtocol} is not supported.");
        }

        if (options.Server.Contains(',', StringComparison.Ordinal))
        {
            throw new NotSupportedException($"{nameof(MySqlConnectionStringBuilder)}.{nameof(options.Server)} with several hosts is not supported.");
        }
    }

    private async Task<Socket> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = UsesUnixSocket ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (UsesUnixSocket)
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(options.Server), cancellationToken).ConfigureAwait(false);
                return socket;
            }

            await socket.ConnectAsync(options.Server.Length > 0 ? options.Server : "localhost", checked((int)options.Port), cancellationToken).ConfigureAwait(false);
            // Not before: a socket with options of its own tries one address of a host only, before .NET 10.
            if (options.Keepalive > 0)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)Math.Min(options.Keepalive, int.MaxValue));
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<ServerSession> LogInAsync(Socket socket, CancellationToken cancellationToken)
    {
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        var packets = new PacketStream(stream);
        var greeting = ServerGreeting.Read(await packets.ReadAsync(cancellationToken).ConfigureAwait(false));
        var capabilities = Agree(greeting);
        if (capabilities.HasFlag(Capabilities.Ssl))
        {
            (stream, packets) = await EncryptAsync(stream, packets, capabilities, cancellationToken).ConfigureAwait(false);
        }

        var ok = await AuthenticateAsync(packets, greeting, capabilities, cancellationToken).ConfigureAwait(false);
        var session = new ServerSession(stream, packets, greeting, options) { Status = ok.Status };
        // A server may be told to ignore the character set of the handshake.
        await session.ExecuteAsync("SET NAMES utf8mb4", cancellationToken).ConfigureAwait(false);
        return session;
    }

    private Capabilities Agree(ServerGreeting greeting)
    {
        if (!greeting.Capabilities.HasFlag(Capabilities.Protocol41 | Capabilities.SecureConnection | Capabilities.PluginAuth))
        {
            throw new InvalidDataException($"version {greeting.Version} is too old");
        }

        var canEncrypt = greeting.Capabilities.HasFlag(Capabilities.Ssl);
        if (!canEncrypt && options.SslMode > MySqlSslMode.Preferred)
        {
            throw new MySqlException(MySqlErrorCode.UnableToConnectToHost, "Server does not support SSL");
        }

        var wanted = Wanted;
        wanted |= options.Database.Length > 0 ? Capabilities.ConnectWithDatabase : Capabilities.None;
        wanted |= options.UseAffectedRows ? Capabilities.None : Capabilities.FoundRows;
        wanted |= options.SslMode != MySqlSslMode.None && !(UsesUnixSocket && options.SslMode == MySqlSslMode.Preferred) ? Capabilities.Ssl : Capabilities.None;
        return wanted & greeting.Capabilities;
    }

    private async Task<(Stream Stream, PacketStream Packets)> EncryptAsync(Stream stream, PacketStream packets, Capabilities capabilities, CancellationToken cancellationToken)
    {
        var tls = TlsOptions.Create(options);
        if (packets.HasUnread)
        {
            throw new InvalidDataException("something was sent before the encryption began");
        }

        await packets.WriteAsync(HandshakeResponse.AskForTls(capabilities), cancellationToken).ConfigureAwait(false);
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsClientAsync(tls, cancellationToken).ConfigureAwait(false);
        var next = new PacketStream(encrypted);
        next.Continue(packets);
        return (encrypted, next);
    }

    private async Task<OkPacket> AuthenticateAsync(PacketStream packets, ServerGreeting greeting, Capabilities capabilities, CancellationToken cancellationToken)
    {
        var method = AuthenticationMethods.First(greeting.AuthenticationMethod);
        var context = new AuthenticationContext(options.Password, greeting.Nonce, capabilities.HasFlag(Capabilities.Ssl) || UsesUnixSocket, options.AllowPublicKeyRetrieval);
        var response = HandshakeResponse.LogIn(capabilities, options, method.Name, method.Answer(options.Password, greeting.Nonce));
        await packets.WriteAsync(response, cancellationToken).ConfigureAwait(false);
        for (var step = 0; step < LongestLogIn; step++)
        {
            var payload = await packets.ReadAsync(cancellationToken).ConfigureAwait(false);
            byte[]? answer;
            switch (payload)
            {
                case [OkPacket.Header, ..]:
                    return OkPacket.Read(payload);
                case [ErrorPacket.Header, ..]:
                    throw ErrorPacket.Read(payload);
                case [EofPacket.Header, _, ..]:
                    (method, context) = Switch(payload, context);
                    answer = method.Answer(context.Password, context.Nonce);
                    break;
                case [1, .. var data]:
                    answer = method.Continue(data, context);
                    break;
                default:
                    throw new InvalidDataException("it asks for a method of authentication that no longer exists");
            }

            if (answer is not null)
            {
                await packets.WriteAsync(answer, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new InvalidDataException("it does not end the log-in");
    }

    private static (IAuthenticationMethod Method, AuthenticationContext Context) Switch(ReadOnlySpan<byte> payload, AuthenticationContext context)
    {
        var reader = new PayloadReader(payload[1..]);
        var method = AuthenticationMethods.Get(reader.ReadTextToZero());
        return (method, context with { Nonce = reader.ReadRest().ToArray() });
    }
}
