using System.Data.Common;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Engines.SqlServer;

namespace NetScript.Migrations.Tests.SqlServer;

/// <summary>How the engine connects, locks and explains. No server is behind it.</summary>
public sealed class SqlServerEngineTests
{
    private const string Refused = "A network-related or instance-specific error occurred while establishing a connection to SQL Server. (provider: TCP Provider, error: 40)";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_session_is_one_that_no_pool_and_no_retry_can_replace()
    {
        var server = SqlServerTestTarget.Healthy();

        await using (await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(), Cancellation))
        {
        }

        var builder = new DbConnectionStringBuilder { ConnectionString = Assert.Single(server.ConnectionStrings) };
        Assert.Equal(("False", "False", "0", "False"), (builder["Pooling"], builder["Enlist"], builder["Connect Retry Count"], builder["Multiple Active Result Sets"]));
        Assert.Equal("netscript-migrator", builder["Application Name"]);
        Assert.Equal(["connect shop", "close"], server.Log);
    }

    [Theory]
    [InlineData("Server=db;Nonsense=s3cret!")]
    [InlineData("sqlserver://db;password={s3cret!")]
    [InlineData("postgresql://app:s3cret!@db/shop")]
    public async Task A_connection_string_that_cannot_be_read_is_named_without_its_secrets(string connectionString)
    {
        var exception = await Assert.ThrowsAsync<MigrationFailedException>(() => new SqlServerEngine(new RecordedServer().Driver).OpenAsync(SqlServerTestTarget.Create(connectionString), Cancellation));

        Assert.Equal("P1013", exception.Failure.Code);
        Assert.Contains("NetScript:Databases:main", exception.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_created()
    {
        var server = SqlServerTestTarget.Healthy()
            .On("connect shop", RecordedServer.Error(4060, severity: 11), RecordedServer.Nothing)
            .On("DB_ID(@name)", RecordedServer.Row(0));

        await using (await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(), Cancellation))
        {
        }

        Assert.Equal(
            [
                "connect shop",
                "connect master", "SELECT CASE WHEN DB_ID(@name) IS NULL THEN 0 ELSE 1 END -- @name=shop", "close",
                "connect master", "CREATE DATABASE [shop]", "close",
                "connect shop", "close",
            ],
            server.Log);
    }

    [Fact]
    public async Task A_database_that_another_process_creates_meanwhile_is_waited_for()
    {
        var progress = new Recorder();
        var server = SqlServerTestTarget.Healthy()
            .On("connect shop", RecordedServer.Error(4060, severity: 11), RecordedServer.Error(4060, severity: 11), RecordedServer.Nothing)
            .On("DB_ID(@name)", RecordedServer.Row(0), RecordedServer.Row(1))
            .On("CREATE DATABASE", RecordedServer.Error(1801));

        await using (await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(progress: progress), Cancellation))
        {
        }

        Assert.Single(server.Log, said => said == "CREATE DATABASE [shop]");
        Assert.Equal(2, progress.Reports.OfType<WaitingEvent>().Count());
    }

    [Fact]
    public async Task Without_the_right_to_create_the_database_the_remedy_is_named()
    {
        var server = SqlServerTestTarget.Healthy()
            .On("connect shop", RecordedServer.Error(4060, severity: 11))
            .On("DB_ID(@name)", RecordedServer.Row(0))
            .On("CREATE DATABASE", RecordedServer.Error(262, "CREATE DATABASE permission denied in database 'master'."));

        var exception = await Assert.ThrowsAsync<MigrationFailedException>(() => new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(), Cancellation));

        Assert.Equal("P1003", exception.Failure.Code);
        Assert.Contains("'master' (262). Create it, or give the user the right to", exception.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_starts_is_waited_for_with_the_reason()
    {
        var progress = new Recorder();
        var server = SqlServerTestTarget.Healthy().On("connect shop", RecordedServer.Error(0, Refused, severity: 20), RecordedServer.Error(18401, severity: 14), RecordedServer.Nothing);

        await using (await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(progress: progress), Cancellation))
        {
        }

        Assert.Equal(3, server.Log.Count(said => said == "connect shop"));
        Assert.Contains("network-related", progress.Reports.OfType<WaitingEvent>().First().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18456, 14)]
    [InlineData(20, 20)]
    [InlineData(-2146893019, 20)]
    public async Task What_does_not_pass_is_not_waited_for(int number, int severity)
    {
        var server = new RecordedServer().On("connect shop", RecordedServer.Error(number, severity: severity));

        await Assert.ThrowsAsync<RecordedException>(() => new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(), Cancellation));

        Assert.Single(server.Log);
    }

    [Fact]
    public async Task Who_only_reads_creates_nothing_and_does_not_wait()
    {
        var missing = new RecordedServer().On("connect shop", RecordedServer.Error(4060, severity: 11)).On("DB_ID(@name)", RecordedServer.Row(0));
        Assert.Null(await new SqlServerEngine(missing.Driver).OpenExistingAsync(SqlServerTestTarget.Create(), Cancellation));
        Assert.DoesNotContain(missing.Log, said => said.Contains("CREATE", StringComparison.Ordinal));

        var closed = new RecordedServer().On("connect shop", RecordedServer.Error(4060, severity: 11)).On("DB_ID(@name)", RecordedServer.Row(1));
        var exception = await Assert.ThrowsAsync<MigrationFailedException>(() => new SqlServerEngine(closed.Driver).OpenExistingAsync(SqlServerTestTarget.Create(), Cancellation));
        Assert.Equal("P1003", exception.Failure.Code);

        var down = new RecordedServer().On("connect shop", RecordedServer.Error(0, Refused, severity: 20));
        await Assert.ThrowsAsync<RecordedException>(() => new SqlServerEngine(down.Driver).OpenExistingAsync(SqlServerTestTarget.Create(), Cancellation));
    }

    [Fact]
    public async Task The_lock_is_Prismas_and_is_asked_for_until_it_is_free()
    {
        var progress = new Recorder();
        var server = SqlServerTestTarget.Healthy()
            .On("sp_getapplock", RecordedServer.Row(-1), RecordedServer.Row(-3), RecordedServer.Row(1))
            .On("sys.dm_tran_locks", RecordedServer.Row((short)57, "prisma  ", "sa", "build-7", new DateTime(2026, 1, 5, 9, 0, 0)));
        await using var session = await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(progress: progress), Cancellation);

        await session.LockAsync(Cancellation);

        Assert.Equal(3, server.Log.Count(said => said.ReplaceLineEndings(" ")
            .Contains("EXEC @result = sp_getapplock @Resource = 'prisma_migrate', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;", StringComparison.Ordinal)));
        Assert.Equal(
            "the migration lock, which session 57 (prisma, user sa, from build-7, connected since 2026-01-05 09:00:00 server time) has", Assert.Single(progress.Reports.OfType<WaitingEvent>()).Reason);
        Assert.Equal(SqlServerTestTarget.Restore, server.Log[^1]);
    }

    [Fact]
    public async Task The_wait_for_the_lock_ends_and_names_the_holder_where_the_server_tells()
    {
        var server = SqlServerTestTarget.Healthy().On("sp_getapplock", RecordedServer.Row(-1)).On("sys.dm_tran_locks", RecordedServer.Error(300, "VIEW SERVER STATE permission was denied."));
        await using var session = await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(lockTimeout: TimeSpan.Zero), Cancellation);

        var exception = await Assert.ThrowsAsync<MigrationFailedException>(() => session.LockAsync(Cancellation));

        Assert.Equal("P1002", exception.Failure.Code);
        Assert.Contains("another session has it", exception.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("KILL session_id", exception.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("NetScript:Databases:main:Migrations:LockTimeout", exception.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_the_server_cannot_give_is_not_waited_for()
    {
        var server = SqlServerTestTarget.Healthy().On("sp_getapplock", RecordedServer.Row(-999));
        await using var session = await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(), Cancellation);

        var exception = await Assert.ThrowsAsync<MigrationFailedException>(() => session.LockAsync(Cancellation));

        Assert.Contains("-999", exception.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 3, false)]
    [InlineData(13, 3, true)]
    [InlineData(12, 5, true)]
    public async Task Only_servers_that_are_old_are_refused(int version, int edition, bool expected)
    {
        var server = SqlServerTestTarget.Healthy().On("FROM sys.dm_exec_sessions WHERE session_id = @@SPID", RecordedServer.Settings(version, edition));
        await using var session = await new SqlServerEngine(server.Driver).OpenAsync(SqlServerTestTarget.Create(), Cancellation);

        var exception = await Record.ExceptionAsync(() => session.LockAsync(Cancellation));

        Assert.Equal(expected ? null : "P1015", (exception as MigrationFailedException)?.Failure.Code);
        Assert.Equal(expected, exception is null);
    }

    [Theory]
    [InlineData(18456, 14, "Login failed for user 'app'.", "P1000")]
    [InlineData(18488, 14, "The password of the account must be changed.", "P1000")]
    [InlineData(0, 20, Refused, "P1001")]
    [InlineData(10061, 20, "No connection could be made.", "P1001")]
    [InlineData(-2, 11, "Connection Timeout Expired.", "P1001")]
    [InlineData(0, 20, "A connection was successfully established with the server, but then an error occurred during the pre-login handshake.", "P1001")]
    [InlineData(40613, 17, "Database 'shop' is not currently available.", "P1001")]
    [InlineData(1222, 16, "Lock request time out period exceeded.", "P1002")]
    [InlineData(4060, 11, "Cannot open database \"shop\" requested by the login.", "P1003")]
    [InlineData(229, 14, "The INSERT permission was denied.", "P1010")]
    [InlineData(3906, 16, "Failed to update database because the database is read-only.", "P1010")]
    [InlineData(20, 20, "The instance of SQL Server you attempted to connect to does not support encryption.", "P1011")]
    [InlineData(0, 20, "(provider: SSL Provider, error: 31 - Encryption(ssl/tls) handshake failed)", "P1011")]
    [InlineData(-2146893019, 20, "The certificate chain was issued by an authority that is not trusted.", "P1011")]
    [InlineData(10054, 20, "A transport-level error has occurred.", "P1017")]
    [InlineData(2627, 14, "Violation of PRIMARY KEY constraint.", "P2010")]
    public void Errors_say_what_to_do(int number, int severity, string message, string code)
    {
        var engine = new SqlServerEngine(new RecordedServer().Driver);

        var failure = engine.Explain(new RecordedException(new SqlServerError(number, severity, 0, message), null), SqlServerTestTarget.Create());

        Assert.Equal(code, failure.Code);
        Assert.StartsWith($"{code}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(message.TrimEnd('.'), failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("..", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SqlServerTestTarget.Password, failure.Message, StringComparison.Ordinal);
        Assert.Equal(number > 0 ? $"{number}" : null, failure.DatabaseCode);
    }

    [Fact]
    public void A_certificate_that_is_refused_here_is_about_security()
    {
        var exception = new RecordedException(new SqlServerError(0, 20, 0, "An error occurred."), new AuthenticationException("The remote certificate was rejected."));

        Assert.Equal("P1011", new SqlServerEngine(new RecordedServer().Driver).Explain(exception, SqlServerTestTarget.Create()).Code);
    }

    [Fact]
    public async Task Nothing_that_is_logged_has_the_password()
    {
        var target = SqlServerTestTarget.Create();
        var server = SqlServerTestTarget.Healthy()
            .On("connect shop", RecordedServer.Error(0, Refused, severity: 20), RecordedServer.Error(4060, severity: 11), RecordedServer.Nothing)
            .On("DB_ID(@name)", RecordedServer.Row(0));

        await using (await new SqlServerEngine(server.Driver).OpenAsync(target, Cancellation))
        {
        }

        var logger = (ListLogger)target.Logger;
        Assert.NotEmpty(logger.Messages(LogLevel.Information));
        Assert.DoesNotContain(SqlServerTestTarget.Password, logger.All, StringComparison.Ordinal);
    }
}
