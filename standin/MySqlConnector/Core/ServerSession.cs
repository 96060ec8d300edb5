using System.Text;
using MySqlConnector.Protocol;

namespace MySqlConnector.Core;

/// <summary>A session on the server: sends commands and reads what comes. One command at a time.</summary>
internal sealed class ServerSession(Stream stream, PacketStream packets, ServerGreeting greeting, MySqlConnectionStringBuilder options) : IDisposable
{
    private const int Megabyte = 1 << 20;

    private volatile bool _isBroken;

    // Whether the server was told to end a command that had ended in the meantime: the next one would be hit.
    private volatile bool _hasStrayKill;

    public MySqlConnectionStringBuilder Options => options;

    public string ServerVersion => greeting.Version;

    public int ThreadId => unchecked((int)greeting.ThreadId);

    public ServerStatus Status { get; set; }

    /// <summary>Whether the connection is gone.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Whether the next payload is here, so that reading it does not wait.</summary>
    public bool HasPayload => packets.HasPacket;

    /// <summary>Why the current command was to be ended, if it was.</summary>
    public Interruption? Interruption { get; set; }

    /// <exception cref="MySqlException">The connection is lost.</exception>
    public async Task SendAsync(CommandKind kind, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        Interruption = null;
        if (_hasStrayKill && kind != CommandKind.Quit)
        {
            _hasStrayKill = false;
            await TakeStrayKillAsync(cancellationToken).ConfigureAwait(false);
        }

        packets.StartCommand();
        try
        {
            await packets.WriteAsync((byte[])[(byte)kind, .. body.Span], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            throw await ExplainRefusalAsync(body.Length, exception).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }
    }

    /// <summary>The next payload; an error of the server's is thrown.</summary>
    /// <exception cref="MySqlException">The server says so, or the connection is lost.</exception>
    public async ValueTask<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var payload = await packets.ReadAsync(cancellationToken).ConfigureAwait(false);
            return payload is [ErrorPacket.Header, ..] ? throw Note(ErrorPacket.Read(payload)) : payload;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            Abort();
            throw new MySqlException("Failed to read the result set.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw Malformed(exception);
        }
        catch (OperationCanceledException)
        {
            // What is left of the answer would be taken for the next one's.
            Abort();
            throw;
        }
    }

    /// <summary>The answer to a command that has no rows.</summary>
    public async Task<OkPacket> ReadOkAsync(CancellationToken cancellationToken)
    {
        var payload = await ReadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var ok = payload is [OkPacket.Header, ..] ? OkPacket.Read(payload) : throw new InvalidDataException("it is no end of a command");
            Status = ok.Status;
            return ok;
        }
        catch (InvalidDataException exception)
        {
            throw Malformed(exception);
        }
    }

    /// <summary>Executes a statement that has no rows.</summary>
    public async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await SendAsync(CommandKind.Query, Encoding.UTF8.GetBytes(statement), cancellationToken).ConfigureAwait(false);
        await ReadOkAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the command that this session waits for, from another session.</summary>
    public async Task KillQueryAsync(CancellationToken cancellationToken)
    {
        _hasStrayKill = true;
        using var other = await new ServerConnector(options).ConnectAsync(cancellationToken).ConfigureAwait(false);
        await other.ExecuteAsync($"KILL QUERY {greeting.ThreadId}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What cannot be read ends the session: nobody knows where the next packet begins.</summary>
    public MySqlException Malformed(InvalidDataException exception)
    {
        Abort();
        return new MySqlException($"The server's answer cannot be read: {exception.Message}.", exception);
    }

    /// <summary>Closes the socket; who waits for it is told.</summary>
    public void Abort()
    {
        _isBroken = true;
        stream.Dispose();
    }

    public void Dispose()
    {
        _isBroken = true;
        stream.Dispose();
    }

    private MySqlException Note(MySqlException exception)
    {
        _hasStrayKill &= exception.ErrorCode != MySqlErrorCode.QueryInterrupted;
        if (exception.ErrorCode == MySqlErrorCode.PacketTooLarge)
        {
            // The server closes the connection after this.
            Abort();
        }

        return exception;
    }

    private async Task TakeStrayKillAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync("DO SLEEP(0)", cancellationToken).ConfigureAwait(false);
        }
        catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.QueryInterrupted)
        {
            // It has hit what nobody waits for.
            return;
        }
    }

    // A server that gets too much says why and closes the connection while it is still being written to.
    private async Task<MySqlException> ExplainRefusalAsync(int length, Exception exception)
    {
        try
        {
            if (!_isBroken)
            {
                await ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (MySqlException reason) when (reason.ErrorCode != MySqlErrorCode.None)
        {
            return reason;
        }
        catch (MySqlException)
        {
            // Nothing was to be read: the reason is the one that is told below.
        }
        finally
        {
            Abort();
        }

        return length >= Megabyte
            ? new MySqlException(MySqlErrorCode.PacketTooLarge, $"Error submitting {length / Megabyte}MB packet; ensure 'max_allowed_packet' is greater than {length / Megabyte}MB.", exception)
            : new MySqlException("Failed to write the command.", exception);
    }
}
