using System.Data;
using NetScript.Testing;

namespace MySqlConnector.Standin.Tests;

public sealed class InterruptionTests(MariaDbServer server) : ServerTests(server)
{
    // Longer than any test may take.
    private const string Slow = "SELECT SLEEP(3600) FROM (SELECT 1 UNION SELECT 2) t";

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended_and_the_connection_goes_on()
    {
        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand(Slow, connection) { CommandTimeout = 1 };

        var error = await Assert.ThrowsAsync<MySqlException>(() => command.ExecuteNonQueryAsync(Cancelled));

        Assert.Equal(MySqlErrorCode.CommandTimeoutExpired, error.ErrorCode);
        Assert.Equal(MySqlErrorCode.QueryInterrupted, Assert.IsType<MySqlException>(error.InnerException).ErrorCode);
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
        Assert.Equal(0L, await ScalarAsync(connection, "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT SLEEP%' AND ID = @id", ("id", connection.ServerThread)));
    }

    [Fact]
    public async Task A_command_that_cannot_be_ended_loses_its_connection()
    {
        await using var connection = await OpenAsync("Cancellation Timeout=0");
        await using var command = new MySqlCommand(Slow, connection) { CommandTimeout = 1 };

        var error = await Assert.ThrowsAsync<MySqlException>(() => command.ExecuteNonQueryAsync(Cancelled));

        Assert.Equal(MySqlErrorCode.CommandTimeoutExpired, error.ErrorCode);
        Assert.Equal(ConnectionState.Closed, connection.State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ScalarAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task A_cancelled_command_ends_and_the_connection_goes_on()
    {
        await using var connection = await OpenAsync();
        await using var other = await OpenAsync();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var command = new MySqlCommand(Slow, connection);
        var run = command.ExecuteNonQueryAsync(source.Token);
        await WaitUntilItRunsAsync(other, connection.ServerThread);

        await source.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteNonQueryAsync(source.Token));
        Assert.Equal(2, await ScalarAsync(connection, "SELECT 2"));
    }

    [Fact]
    public async Task Cancel_ends_a_command_from_another_thread()
    {
        await using var connection = await OpenAsync();
        await using var other = await OpenAsync();
        await using var command = new MySqlCommand(Slow, connection);
        var run = command.ExecuteNonQueryAsync(Cancelled);
        await WaitUntilItRunsAsync(other, connection.ServerThread);

        command.Cancel();

        Assert.Equal(MySqlErrorCode.QueryInterrupted, (await Assert.ThrowsAsync<MySqlException>(() => run)).ErrorCode);
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task A_cancellation_that_comes_too_late_does_not_hit_the_next_command()
    {
        await using var connection = await OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            await using var command = new MySqlCommand("SELECT 1", connection);
            var run = command.ExecuteScalarAsync(source.Token);
            await source.CancelAsync();
            try
            {
                await run;
            }
            catch (OperationCanceledException)
            {
                // Either is right.
            }

            Assert.Equal(i, await ScalarAsync(connection, $"SELECT {i}"));
        }
    }

    [Fact]
    public async Task Reading_rows_can_be_cancelled()
    {
        await using var connection = await OpenAsync();
        await using var other = await OpenAsync();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await using var command = new MySqlCommand("SELECT REPEAT('x', 1000000), SLEEP(IF(seq < 4, 0, 3600)) FROM mysql.rows_to_sleep", connection);
        await ExecuteAsync(connection, "CREATE OR REPLACE TABLE mysql.rows_to_sleep (seq INT PRIMARY KEY) SELECT 1 AS seq UNION SELECT 2 UNION SELECT 3 UNION SELECT 4");
        await using var reader = await command.ExecuteReaderAsync(source.Token);
        Assert.True(await reader.ReadAsync(source.Token));

        var rest = ReadAllAsync(reader, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
        await reader.CloseAsync();
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task A_killed_connection_is_an_error_and_closed()
    {
        await using var connection = await OpenAsync();
        await using var idle = await OpenAsync();
        await using var other = await OpenAsync();
        await using var command = new MySqlCommand(Slow, connection);
        var run = command.ExecuteNonQueryAsync(Cancelled);
        await WaitUntilItRunsAsync(other, connection.ServerThread);

        await ExecuteAsync(other, $"KILL {connection.ServerThread}");
        await ExecuteAsync(other, $"KILL {idle.ServerThread}");

        await Assert.ThrowsAsync<MySqlException>(() => run);
        await Assert.ThrowsAnyAsync<Exception>(() => ScalarAsync(idle, "SELECT 1"));
        Assert.False(await connection.PingAsync(Cancelled));
        Assert.Equal((ConnectionState.Closed, ConnectionState.Closed), (connection.State, idle.State));
        await connection.CloseAsync();
        await connection.OpenAsync(Cancelled);
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_dies_is_an_error_and_can_be_connected_to_again()
    {
        await using var server = new MariaDbServer();
        await server.InitializeAsync();
        await using var connection = new MySqlConnection(server.ConnectionString("mysql"));
        await connection.OpenAsync(Cancelled);
        await using var other = new MySqlConnection(server.ConnectionString("mysql"));
        await other.OpenAsync(Cancelled);
        await using var command = new MySqlCommand(Slow, connection);
        var run = command.ExecuteNonQueryAsync(Cancelled);
        await WaitUntilItRunsAsync(other, connection.ServerThread);

        await server.StopAsync();

        var error = await Assert.ThrowsAsync<MySqlException>(() => run);
        Assert.IsAssignableFrom<IOException>(error.InnerException);
        Assert.Equal((0, ConnectionState.Closed), (error.Number, connection.State));
        Assert.False(await other.PingAsync(Cancelled));
        await Assert.ThrowsAsync<MySqlException>(() => connection.OpenAsync(Cancelled));
        await server.StartAsync();
        await connection.OpenAsync(Cancelled);
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
    }

    [Theory]
    [InlineData("SslMode=None", 1, 900, 7)]
    [InlineData("SslMode=Required", 1, 6000, 197)]
    public async Task A_connection_cut_at_any_byte_is_an_error_or_goes_through(string options, int first, int last, int step)
    {
        var outcomes = new HashSet<bool>();
        for (var count = first; count <= last; count += step)
        {
            foreach (var isServer in (bool[])[true, false])
            {
                await using var proxy = new TcpProxy(Server.Port) { CutAfterReceived = isServer ? count : null, CutAfterSent = isServer ? null : count };
                outcomes.Add(await TryAsync($"{Server.ConnectionString("mysql")};Port={proxy.Port};{options}"));
            }
        }

        Assert.Equal([false, true], outcomes.Order());
    }

    private static async Task<bool> TryAsync(string connectionString)
    {
        try
        {
            await using var connection = new MySqlConnection(connectionString);
            await connection.OpenAsync(Cancelled);
            await using var command = new MySqlCommand("SELECT user, host, plugin FROM mysql.user ORDER BY 1, 2; DO 1; SELECT REPEAT('x', 100)", connection);
            await using var reader = await command.ExecuteReaderAsync(Cancelled);
            await ReadAllAsync(reader, Cancelled);
            return true;
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    private static async Task ReadAllAsync(MySqlDataReader reader, CancellationToken cancellationToken)
    {
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                Assert.NotNull(reader.GetValue(0));
            }
        }
        while (await reader.NextResultAsync(cancellationToken));
    }

    private static async Task WaitUntilItRunsAsync(MySqlConnection other, int id)
    {
        while (await ScalarAsync(other, "SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = @id AND STATE = 'User sleep'", ("id", id)) is null)
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }
}
