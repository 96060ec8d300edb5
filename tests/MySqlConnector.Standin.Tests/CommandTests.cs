using System.Data;
using NetScript.Testing;

namespace MySqlConnector.Standin.Tests;

public sealed class CommandTests(MariaDbServer server) : ServerTests(server)
{
    [Fact]
    public async Task Several_results_come_one_after_the_other()
    {
        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand("DO 0; SELECT 1 AS a; CREATE TEMPORARY TABLE t (id INT); INSERT INTO t VALUES (1), (2); SELECT 'x' AS b, 2 AS c WHERE FALSE; SELECT 3; DELETE FROM t", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);

        Assert.Equal((1, "a", true), (reader.FieldCount, reader.GetName(0), reader.HasRows));
        Assert.True(await reader.ReadAsync(Cancelled));
        Assert.Equal(1, reader["A"]);
        Assert.True(await reader.NextResultAsync(Cancelled));
        Assert.Equal((2, "c", 1, false), (reader.FieldCount, reader.GetName(1), reader.GetOrdinal("c"), reader.HasRows));
        Assert.False(await reader.ReadAsync(Cancelled));
        Assert.True(await reader.NextResultAsync(Cancelled));
        Assert.False(await reader.NextResultAsync(Cancelled));
        Assert.False(await reader.NextResultAsync(Cancelled));
        Assert.Equal((4, 0), (reader.RecordsAffected, reader.FieldCount));
    }

    [Fact]
    public async Task An_error_in_a_later_statement_is_told_and_the_connection_goes_on()
    {
        await using var connection = await OpenAsync();

        var error = await Assert.ThrowsAsync<MySqlException>(() => ExecuteAsync(connection, "SELECT 1; SELECT * FROM missing; SELECT 2"));

        Assert.Equal((MySqlErrorCode.NoSuchTable, "42S02"), (error.ErrorCode, error.SqlState));
        Assert.Equal(3, await ScalarAsync(connection, "SELECT 3"));
    }

    [Fact]
    public async Task Rows_found_are_counted_unless_those_changed_are_asked_for()
    {
        await using var found = await OpenAsync();
        await using var changed = await OpenAsync("Use Affected Rows=true");
        foreach (var (connection, expected) in ((MySqlConnection, int)[])[(found, 2), (changed, 1)])
        {
            await ExecuteAsync(connection, "CREATE TEMPORARY TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, v INT)");
            await using var insert = new MySqlCommand("INSERT INTO t (v) VALUES (1), (2)", connection);
            Assert.Equal((2, 1L), (await insert.ExecuteNonQueryAsync(Cancelled), insert.LastInsertedId));
            Assert.Equal(expected, await ExecuteAsync(connection, "UPDATE t SET v = 1"));
            Assert.Equal(-1, await ExecuteAsync(connection, "SELECT 1"));
        }
    }

    [Fact]
    public async Task A_transaction_is_committed_or_rolled_back()
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, "CREATE TEMPORARY TABLE t (id INT) ENGINE=InnoDB");
        await using (var transaction = await connection.BeginTransactionAsync(Cancelled))
        {
            await ExecuteAsync(connection, "INSERT INTO t VALUES (1)");
            await transaction.CommitAsync(Cancelled);
            await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync(Cancelled));
        }

        await using (await connection.BeginTransactionAsync(IsolationLevel.Serializable, Cancelled))
        {
            Assert.Equal("SERIALIZABLE", await ScalarAsync(connection, "SELECT (SELECT trx_isolation_level FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id = CONNECTION_ID()) FROM t LIMIT 1"));
            await ExecuteAsync(connection, "INSERT INTO t VALUES (2)");
            Assert.Throws<InvalidOperationException>(connection.BeginTransaction);
        }

        Assert.Equal(1L, await ScalarAsync(connection, "SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task A_command_without_the_transaction_of_its_connection_is_refused()
    {
        await using var connection = await OpenAsync("Ignore Command Transaction=false");
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await using var command = new MySqlCommand("SELECT 1", connection);

        await Assert.ThrowsAsync<InvalidOperationException>(() => command.ExecuteScalarAsync(Cancelled));
        command.Transaction = transaction;
        Assert.Equal(1, await command.ExecuteScalarAsync(Cancelled));
    }

    [Fact]
    public async Task One_command_at_a_time()
    {
        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand("SELECT 1 UNION SELECT 2", connection);
        await using (await command.ExecuteReaderAsync(Cancelled))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => ScalarAsync(connection, "SELECT 1"));
        }

        // What was not read of the first is not taken for an answer to the second.
        Assert.Equal(3, await ScalarAsync(connection, "SELECT 3"));
        await using (await command.ExecuteReaderAsync(CommandBehavior.CloseConnection, Cancelled))
        {
            Assert.Equal(ConnectionState.Open, connection.State);
        }

        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public void The_ways_without_await_do_the_same()
    {
        using var connection = new MySqlConnection(Server.ConnectionString("mysql"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT @v, 'b'";
        command.Parameters.Add(new MySqlParameter("v", 7));
        using (var reader = command.ExecuteReader())
        {
            var values = new object[2];
            Assert.True(reader.Read());
            Assert.Equal(2, reader.GetValues(values));
            Assert.Equal([7, "b"], values);
            Assert.False(reader.Read());
        }

        Assert.Equal(7, command.ExecuteScalar());
        using (var transaction = connection.BeginTransaction())
        {
            command.Transaction = transaction;
            Assert.Equal(-1, command.ExecuteNonQuery());
            transaction.Rollback();
        }

        Assert.True(connection.Ping());
        connection.ChangeDatabase("information_schema");
        connection.Close();
        Assert.Throws<InvalidOperationException>(() => connection.ServerVersion);
    }

    [Fact]
    public async Task What_is_not_supported_is_named()
    {
        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand("SELECT 1", connection);

        Assert.Contains("Prepare", Assert.Throws<NotSupportedException>(command.Prepare).Message, StringComparison.Ordinal);
        Assert.Contains("CommandType", Assert.Throws<NotSupportedException>(() => command.CommandType = CommandType.StoredProcedure).Message, StringComparison.Ordinal);
        Assert.Contains("Uri", (await Assert.ThrowsAsync<NotSupportedException>(() => ScalarAsync(connection, "SELECT @v", ("v", new Uri("http://a"))))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
    }
}
