namespace MySqlConnector.Core;

/// <summary>Why a command is ended before its time.</summary>
/// <param name="IsTimeout">Whether its timeout was over; else <paramref name="Token"/> was cancelled.</param>
/// <param name="Token">The caller's.</param>
internal sealed record Interruption(bool IsTimeout, CancellationToken Token)
{
    public Exception Explain(MySqlException exception) => IsTimeout
        ? new MySqlException(MySqlErrorCode.CommandTimeoutExpired, "The Command Timeout expired before the operation completed.", exception)
        : new OperationCanceledException("The command was cancelled.", exception, Token);
}
