using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>What PostgreSQL's errors mean for a run.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether connecting may work a little later: nothing listens yet, or the server is starting or full.</summary>
    public static bool MayPass(NpgsqlException exception) => exception is PostgresException server
        ? server.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.AdminShutdown
        : exception.InnerException is SocketException or TimeoutException or IOException and not { InnerException: AuthenticationException };

    /// <summary>Whether the connection is gone, so that nothing more can be done with it.</summary>
    public static bool IsConnectionLost(PostgresException exception) =>
        exception.SqlState.StartsWith("57P", StringComparison.Ordinal) || exception.SqlState.StartsWith("08", StringComparison.Ordinal);

    public static string Reason(NpgsqlException exception) => exception is PostgresException server
        ? $"{server.MessageText} ({server.SqlState})"
        : (exception.InnerException ?? exception).Message;

    public static MigrationFailure Explain(DbException exception, PostgresAddress address)
    {
        var (code, message) = exception switch
        {
            PostgresException server => Explain(server, address),
            NpgsqlException { InnerException: SocketException or TimeoutException } client => ("P1001", $"Cannot reach {address}: {Reason(client)}. Start it, or correct {address.Origin}."),
            NpgsqlException { InnerException: AuthenticationException } client => ("P1011", $"No secure connection to {address}: {Reason(client)}. Check 'SSL Mode' in {address.Origin}."),
            NpgsqlException client => ("P1017", $"The connection to {address} was lost: {Reason(client)}. What was not committed is rolled back. Run again when the server is back."),
            _ => ("P2010", exception.Message),
        };
        return new MigrationFailure { Code = code, Message = $"{code}: {message}", DatabaseCode = (exception as PostgresException)?.SqlState };
    }

    private static (string Code, string Message) Explain(PostgresException exception, PostgresAddress address) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ("P1000", $"{Sentence(address)} does not let the user '{address.User}' in: {Reason(exception)}. Correct the user and the password in {address.Origin}."),
        PostgresErrorCodes.InvalidCatalogName => ("P1003", $"The database '{address.Database}' does not exist on {address}."),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction =>
            ("P1010", $"The user '{address.User}' may not do that in the database '{address.Database}': {Reason(exception)}. Use a user that owns the schema, on a server that can be written to."),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => ("P1001", $"{Sentence(address)} takes no connection: {Reason(exception)}. Run again when it does."),
        _ when IsConnectionLost(exception) =>
            ("P1017", $"{Sentence(address)} closed the connection: {Reason(exception)}. What was not committed is rolled back. Run again when the server is back."),
        _ => ("P2010", $"{Sentence(address)} refused a statement of the migrator: {Reason(exception)}."),
    };

    private static string Sentence(PostgresAddress address) => $"T{address.ToString()[1..]}";
}
