using System.Data.Common;
using System.Security.Authentication;
using MySqlConnector;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>What MySQL's and MariaDB's errors mean for a run.</summary>
internal static class MySqlErrors
{
    // MariaDB's ER_CONNECTION_KILLED, which has no name in the driver.
    private const int ConnectionKilled = 1927;

    /// <summary>Whether connecting may work a little later: nothing listens yet, or the server is starting or full.</summary>
    public static bool MayPass(MySqlException exception) => exception.ErrorCode switch
    {
        MySqlErrorCode.UnableToConnectToHost => !IsTls(exception),
        MySqlErrorCode.ConnectionCountError or MySqlErrorCode.TooManyUserConnections or MySqlErrorCode.ServerShutdown => true,
        _ => IsConnectionLost(exception),
    };

    /// <summary>Whether the connection is gone, so that nothing more can be done with it.</summary>
    public static bool IsConnectionLost(DbException exception) => exception is MySqlException { Number: var number } && (MySqlErrorCode)number is
        MySqlErrorCode.None or MySqlErrorCode.ServerShutdown or MySqlErrorCode.AbortingConnection or MySqlErrorCode.NewAbortingConnection or MySqlErrorCode.NetReadError or MySqlErrorCode.NetReadInterrupted
        or MySqlErrorCode.NetErrorOnWrite or MySqlErrorCode.NetWriteInterrupted or MySqlErrorCode.ClientInteractionTimeout or (MySqlErrorCode)ConnectionKilled;

    /// <summary>The error as people look it up: the server's number, or the driver's name for its own.</summary>
    public static string Code(MySqlException exception) => exception.Number > 0 ? FormattableString.Invariant($"{exception.Number}") : $"{exception.ErrorCode}";

    public static string Reason(MySqlException exception) => exception.SqlState is null && exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : $"{exception.Message} ({Code(exception)})";

    public static MigrationFailure Explain(DbException exception, MySqlAddress address)
    {
        var (code, message) = exception is MySqlException server ? Explain(server, address) : ("P2010", exception.Message);
        return new MigrationFailure { Code = code, Message = $"{code}: {message}", DatabaseCode = exception is MySqlException { Number: > 0 } known ? Code(known) : null };
    }

    private static (string Code, string Message) Explain(MySqlException exception, MySqlAddress address) => exception.ErrorCode switch
    {
        MySqlErrorCode.AccessDenied or MySqlErrorCode.NotSupportedAuthMode or MySqlErrorCode.HostNotPrivileged =>
            ("P1000", $"{Sentence(address)} does not let the user '{address.User}' in: {Reason(exception)}. Correct the user and the password in {address.Origin}."),
        MySqlErrorCode.UnknownDatabase => ("P1003", $"The database '{address.Database}' does not exist on {address}."),
        MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied or MySqlErrorCode.SpecifiedAccessDeniedError
            or MySqlErrorCode.OptionPreventsStatement or MySqlErrorCode.CannotExecuteInReadOnlyTransaction =>
            ("P1010", $"The user '{address.User}' may not do that in the database '{address.Database}': {Reason(exception)}. "
                + $"Give the user the right to (GRANT ALL ON `{address.Database}`.* …), on a server that can be written to."),
        MySqlErrorCode.UnableToConnectToHost when IsTls(exception) => ("P1011", $"No secure connection to {address}: {Reason(exception)}. Check 'SslMode' and 'SslCa' in {address.Origin}."),
        MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.HandshakeError or MySqlErrorCode.HostIsBlocked =>
            ("P1001", $"Cannot reach {address}: {Reason(exception)}. Start it, or correct {address.Origin}."),
        MySqlErrorCode.ConnectionCountError or MySqlErrorCode.TooManyUserConnections => ("P1001", $"{Sentence(address)} takes no connection: {Reason(exception)}. Run again when it does."),
        _ when IsConnectionLost(exception) => ("P1017", $"The connection to {address} was lost: {Reason(exception)}. What was not committed is rolled back. Run again when the server is back."),
        _ => ("P2010", $"{Sentence(address)} refused a statement of the migrator: {Reason(exception)}."),
    };

    private static bool IsTls(MySqlException exception) =>
        exception.InnerException is AuthenticationException or { InnerException: AuthenticationException } || exception.Message.Contains("SSL", StringComparison.Ordinal);

    private static string Sentence(MySqlAddress address) => $"T{address.ToString()[1..]}";
}
