using System.Data.Common;

namespace MySqlConnector;

/// <summary>An error of the server's, or of the connection to it.</summary>
public sealed class MySqlException : DbException
{
    internal MySqlException(MySqlErrorCode errorCode, string? sqlState, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorCode = errorCode;
        SqlState = sqlState;
    }

    internal MySqlException(MySqlErrorCode errorCode, string message, Exception? innerException = null)
        : this(errorCode, null, message, innerException)
    {
    }

    internal MySqlException(string message, Exception? innerException = null)
        : this(MySqlErrorCode.None, null, message, innerException)
    {
    }

    /// <summary>The number of the error; 0 where it is none of the server's.</summary>
    public int Number => (int)ErrorCode;

    /// <summary>The error; <see cref="MySqlErrorCode.None"/> where it is none of the server's.</summary>
    public new MySqlErrorCode ErrorCode { get; }

    /// <summary>The five characters of SQL's standard for the error, where the server sends them.</summary>
    public override string? SqlState { get; }

    /// <summary>Whether the same may work a little later.</summary>
    public override bool IsTransient => ErrorCode is MySqlErrorCode.ConnectionCountError or MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.UnableToConnectToHost;
}
