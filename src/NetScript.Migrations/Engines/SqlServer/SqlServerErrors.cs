using System.Collections.Frozen;
using System.Data.Common;
using System.Security.Authentication;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>What SQL Server's errors mean for a run. The numbers are those of <c>sys.messages</c>, of the operating system's sockets and of the driver.</summary>
internal sealed class SqlServerErrors(SqlServerDriver driver)
{
    /// <summary>There is no such table, or other object.</summary>
    public const int InvalidObjectName = 208;

    /// <summary>The database cannot be opened: it is not there, is starting, or is none of the user's.</summary>
    public const int CannotOpenDatabase = 4060;

    /// <summary>The server does not let the user in, or not into this database.</summary>
    public const int LoginFailed = 18456;

    /// <summary>The database is there already.</summary>
    public const int DatabaseExists = 1801;

    private const int NotPermittedToCreateDatabase = 262;
    private const int LockTimeout = 1222;
    private const int CommandTimeout = -2;
    private const int Fatal = 20;

    private static readonly FrozenSet<int> s_logins = FrozenSet.ToFrozenSet([18452, LoginFailed, 18461, 18470, 18486, 18487, 18488, 40532]);

    private static readonly FrozenSet<int> s_permissions = FrozenSet.ToFrozenSet([229, 230, NotPermittedToCreateDatabase, 297, 300, 371, 916, 2760, 3906, 3908, 3924, 15247]);

    // The server starts, pauses or recovers the database; Azure's are those which its documentation calls transient.
    private static readonly FrozenSet<int> s_starting = FrozenSet.ToFrozenSet([904, 921, 922, 927, 17142, 17187, 17188, 17189, 18401, 40197, 40501, 40613, 49918, 49919, 49920, 10928, 10929]);

    // Nothing listens, or nobody knows the host.
    private static readonly FrozenSet<int> s_unreachable = FrozenSet.ToFrozenSet([-1, 2, 11, 26, 40, 53, 258, 1225, 10049, 10051, 10060, 10061, 10065, 11001, 11002, 11003, 11004]);

    private static readonly FrozenSet<int> s_secure = FrozenSet.ToFrozenSet([20, -2146893019, -2146893022, -2146893017, -2146893018]);

    /// <summary>Whether connecting may work a little later: nothing listens yet, or the server is starting or full.</summary>
    public bool MayPass(DbException exception)
    {
        var error = driver.Describe(exception);
        return !IsAboutSecurity(exception, error)
            && (s_starting.Contains(error.Number) || error.Number == CommandTimeout || (error.Class >= Fatal && !s_logins.Contains(error.Number) && error.Number != CannotOpenDatabase));
    }

    public int Number(DbException exception) => driver.Describe(exception).Number;

    /// <summary>Whether the connection is gone, so that nothing more can be done with it. A statement that took too long is only ended.</summary>
    public bool IsConnectionLost(DbException exception) => driver.Describe(exception) is { Class: >= Fatal, Number: not CommandTimeout };

    public bool IsPermission(DbException exception) => s_permissions.Contains(driver.Describe(exception).Number);

    public bool IsCommandTimeout(DbException exception) => driver.Describe(exception).Number == CommandTimeout;

    public string Reason(DbException exception)
    {
        var error = driver.Describe(exception);
        var message = error.Message.TrimEnd().TrimEnd('.');
        return error.Number > 0 ? $"{message} ({error.Number})" : message;
    }

    public MigrationFailure Explain(DbException exception, SqlServerAddress address)
    {
        var error = driver.Describe(exception);
        var reason = Reason(exception);
        var server = $"T{address.ToString()[1..]}";
        var (code, message) = error.Number switch
        {
            var number when s_logins.Contains(number) => ("P1000", $"{server} does not let the user '{address.User}' in: {reason}. Correct the user and the password in {address.Origin}."),
            CannotOpenDatabase => ("P1003", $"The database '{address.Database}' cannot be opened on {address}: {reason}. Create it, or give the user '{address.User}' access to it."),
            LockTimeout => ("P1002", $"{server} did not get a lock in time: {reason}. Run again when nobody uses the tables."),
            CommandTimeout => ("P1001", $"{server} did not answer in time: {reason}. Look whether it is one, or raise 'Connect Timeout' in {address.Origin}."),
            var number when s_permissions.Contains(number) =>
                ("P1010", $"The user '{address.User}' may not do that in the database '{address.Database}': {reason}. Use a user that owns the schema, on a server that can be written to."),
            var number when s_starting.Contains(number) => ("P1001", $"{server} takes no connection: {reason}. Run again when it does."),
            _ when IsAboutSecurity(exception, error) => ("P1011", $"No secure connection to {address}: {reason}. Check 'Encrypt' and 'TrustServerCertificate' in {address.Origin}."),
            var number when s_unreachable.Contains(number) || IsAboutReaching(error) => ("P1001", $"Cannot reach {address}: {reason}. Start it, or correct {address.Origin}."),
            _ when error.Class >= Fatal => ("P1017", $"The connection to {address} was lost: {reason}. What was not committed is rolled back. Run again when the server is back."),
            _ => ("P2010", $"{server} refused a statement of the migrator: {reason}."),
        };
        return new MigrationFailure { Code = code, Message = $"{code}: {message}", DatabaseCode = error.Number > 0 ? $"{error.Number}" : null };
    }

    // The driver has numbers for it on Windows only. What listens may also be something else than a server, or one that is not ready.
    private static bool IsAboutReaching(SqlServerError error) => error.Class >= Fatal
        && (error.Message.Contains("network-related", StringComparison.Ordinal) || error.Message.Contains("connection was successfully established", StringComparison.Ordinal));

    private static bool IsAboutSecurity(DbException exception, SqlServerError error) => s_secure.Contains(error.Number) || exception.InnerException is AuthenticationException
        || (error.Class >= Fatal && (error.Message.Contains("SSL", StringComparison.Ordinal) || error.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)));
}
