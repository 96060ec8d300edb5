namespace MySqlConnector.Core;

/// <summary>
/// Waits for the server, but no longer than the command's timeout and until the token is cancelled: then <c>KILL QUERY</c> is sent from another session, and where this
/// does not help within the cancellation timeout, the socket is closed.
/// </summary>
internal sealed class QueryGuard
{
    private readonly ServerSession _session;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private Task? _kill;

    private QueryGuard(ServerSession session) => _session = session;

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="MySqlException">The timeout was over (<see cref="MySqlErrorCode.CommandTimeoutExpired"/>), or what the work throws.</exception>
    public static async Task<T> RunAsync<T>(ServerSession session, int timeoutInSeconds, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var guard = new QueryGuard(session);
        var timeout = timeoutInSeconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(Math.Min(timeoutInSeconds, int.MaxValue / 1000));
        var timer = new Timer(_ => guard.Interrupt(new Interruption(IsTimeout: true, cancellationToken)), null, timeout, Timeout.InfiniteTimeSpan);
        var registration = cancellationToken.UnsafeRegister(_ => guard.Interrupt(new Interruption(IsTimeout: false, cancellationToken)), null);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (MySqlException exception) when (session.Interruption is not null && (session.IsBroken || exception.ErrorCode == MySqlErrorCode.QueryInterrupted))
        {
            throw session.Interruption.Explain(exception);
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            await timer.DisposeAsync().ConfigureAwait(false);
            await guard.EndAsync().ConfigureAwait(false);
        }
    }

    private void Interrupt(Interruption interruption)
    {
        lock (_lock)
        {
            if (_kill is null && !_ended.Task.IsCompleted)
            {
                _session.Interruption = interruption;
                _kill = Task.Run(KillAsync);
            }
        }
    }

    private async Task KillAsync()
    {
        var limit = _session.Options.CancellationTimeout;
        using var timeout = limit < 0 ? new CancellationTokenSource() : new CancellationTokenSource(TimeSpan.FromSeconds(limit));
        try
        {
            if (limit != 0)
            {
                await _session.KillQueryAsync(timeout.Token).ConfigureAwait(false);
                await _ended.Task.WaitAsync(timeout.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or MySqlException)
        {
            // The server takes no other session, or does not obey.
        }

        if (!_ended.Task.IsCompleted)
        {
            _session.Abort();
        }
    }

    private async Task EndAsync()
    {
        lock (_lock)
        {
            _ended.SetResult();
        }

        await (_kill ?? Task.CompletedTask).ConfigureAwait(false);
    }
}
