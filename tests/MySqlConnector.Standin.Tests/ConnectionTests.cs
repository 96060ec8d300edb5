using System.Data;
using NetScript.Testing;

namespace MySqlConnector.Standin.Tests;

public sealed class ConnectionTests(MariaDbServer server) : ServerTests(server)
{
    [Fact]
    public async Task A_connection_knows_its_server_and_itself()
    {
        await using var connection = await OpenAsync();

        Assert.Contains("MariaDB", connection.ServerVersion, StringComparison.Ordinal);
        Assert.Equal($"{connection.ServerThread}", await ScalarAsync(connection, "SELECT CAST(CONNECTION_ID() AS CHAR(20))"));
        Assert.Equal((ConnectionState.Open, "mysql", "127.0.0.1"), (connection.State, connection.Database, connection.DataSource));
        Assert.True(await connection.PingAsync(Cancelled));
        Assert.DoesNotContain("staple", connection.ConnectionString, StringComparison.Ordinal);
        await connection.ChangeDatabaseAsync("information_schema", Cancelled);
        Assert.Equal("information_schema", await ScalarAsync(connection, "SELECT DATABASE()"));
        Assert.Equal("information_schema", connection.Database);
        await connection.CloseAsync();
        Assert.Equal(ConnectionState.Closed, connection.State);
        await connection.OpenAsync(Cancelled);
        Assert.Equal("mysql", await ScalarAsync(connection, "SELECT DATABASE()"));
    }

    [Theory]
    [InlineData("Password=wrong", MySqlErrorCode.AccessDenied)]
    [InlineData("Password=", MySqlErrorCode.AccessDenied)]
    [InlineData("User ID=nobody-knows", MySqlErrorCode.AccessDenied)]
    [InlineData("Database=missing", MySqlErrorCode.UnknownDatabase)]
    public async Task Who_is_not_let_in_is_told_the_servers_reason(string options, MySqlErrorCode expected)
    {
        var error = await Assert.ThrowsAsync<MySqlException>(() => OpenAsync(options));

        Assert.Equal((expected, (int)expected), (error.ErrorCode, error.Number));
        Assert.Equal(5, error.SqlState!.Length);
        Assert.DoesNotContain("staple", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql_native_password", "einfach")]
    [InlineData("mysql_native_password", "schön 🔑 '\\\";")]
    [InlineData("ed25519", "einfach")]
    [InlineData("ed25519", "schön 🔑 '\\\";, much longer than the thirty-two bytes of a usual key")]
    public async Task Users_of_each_method_get_in_with_the_right_password_only(string method, string password)
    {
        var user = $"u{Guid.NewGuid():N}"[..20];
        await using (var admin = await OpenAsync("Allow User Variables=true"))
        {
            await ExecuteAsync(admin, $"CREATE USER {user}@'%' IDENTIFIED VIA {method} USING PASSWORD(@password)", ("password", password));
        }

        var options = new MySqlConnectionStringBuilder(Server.ConnectionString("")) { UserID = user, Password = password };
        foreach (var mode in (MySqlSslMode[])[MySqlSslMode.None, MySqlSslMode.Required])
        {
            options.SslMode = mode;
            await using var connection = new MySqlConnection(options.ConnectionString);
            await connection.OpenAsync(Cancelled);
            Assert.Equal($"{user}@%", await ScalarAsync(connection, "SELECT CURRENT_USER()"));
        }

        options.Password += "x";
        await using var wrong = new MySqlConnection(options.ConnectionString);
        Assert.Equal(MySqlErrorCode.AccessDenied, (await Assert.ThrowsAsync<MySqlException>(() => wrong.OpenAsync(Cancelled))).ErrorCode);
        Assert.Equal(ConnectionState.Closed, wrong.State);
    }

    [Theory]
    [InlineData(MySqlSslMode.None, false)]
    [InlineData(MySqlSslMode.Preferred, true)]
    [InlineData(MySqlSslMode.Required, true)]
    [InlineData(MySqlSslMode.VerifyCA, true)]
    [InlineData(MySqlSslMode.VerifyFull, true)]
    public async Task The_connection_is_encrypted_as_the_mode_says(MySqlSslMode mode, bool isEncrypted)
    {
        await using var connection = await OpenAsync($"SslMode={mode};SslCa={Server.Authority}");
        await using var command = new MySqlCommand("SHOW STATUS LIKE 'Ssl_cipher'", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);

        Assert.True(await reader.ReadAsync(Cancelled));
        Assert.Equal(isEncrypted, reader.GetString(1).Length > 0);
    }

    [Theory]
    [InlineData("SslMode=VerifyCA")]
    [InlineData("SslMode=VerifyFull")]
    [InlineData("SslMode=VerifyFull;Server=localhost;SslCa={authority}")]
    [InlineData("SslMode=VerifyCA;SslCa=/does/not/exist")]
    public async Task A_certificate_that_is_not_trusted_ends_the_connection(string options)
    {
        var error = await Assert.ThrowsAsync<MySqlException>(() => OpenAsync(options.Replace("{authority}", Server.Authority, StringComparison.Ordinal)));

        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task A_user_who_must_encrypt_is_refused_without()
    {
        await using var admin = await OpenAsync("Allow User Variables=true");
        await ExecuteAsync(admin, "CREATE USER IF NOT EXISTS safe@'%' IDENTIFIED BY 'p' REQUIRE SSL");

        var error = await Assert.ThrowsAsync<MySqlException>(() => OpenAsync("User ID=safe;Password=p;Database=;SslMode=None"));
        await using var connection = await OpenAsync("User ID=safe;Password=p;Database=");

        Assert.Equal(MySqlErrorCode.AccessDenied, error.ErrorCode);
        Assert.Equal("safe@%", await ScalarAsync(connection, "SELECT CURRENT_USER()"));
    }

    [Fact]
    public async Task A_Unix_socket_is_as_good()
    {
        await using var connection = await OpenAsync($"Server={Server.SocketPath};Connection Protocol=Unix");

        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_does_not_listen_is_an_error_of_the_connection()
    {
        var error = await Assert.ThrowsAsync<MySqlException>(() => OpenAsync("Port=1"));

        Assert.Equal(MySqlErrorCode.UnableToConnectToHost, error.ErrorCode);
        Assert.IsType<System.Net.Sockets.SocketException>(error.InnerException);
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData("Allow Load Local Infile=true")]
    [InlineData("Connection Protocol=Pipe")]
    [InlineData("Server=a,b")]
    public async Task What_is_not_supported_is_named(string options) => await Assert.ThrowsAsync<NotSupportedException>(() => OpenAsync(options));

    [Fact]
    public async Task A_local_file_is_not_given()
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, "CREATE TEMPORARY TABLE t (line TEXT)");

        var error = await Assert.ThrowsAsync<MySqlException>(() => ExecuteAsync(connection, "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE t"));

        Assert.NotEqual(MySqlErrorCode.None, error.ErrorCode);
        Assert.Equal(0L, await ScalarAsync(connection, "SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public async Task A_data_source_makes_connections()
    {
        await using var source = new MySqlDataSourceBuilder(Server.ConnectionString("mysql")) { ConnectionStringBuilder = { ApplicationName = "tests" } }.Build();
        await using var connection = await source.OpenConnectionAsync(Cancelled);

        Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
        Assert.Contains("tests", source.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_session_is_as_new()
    {
        await using var connection = await OpenAsync("Allow User Variables=true");
        await ExecuteAsync(connection, "SET @a = 1, sql_mode = 'ANSI', character_set_client = latin1");

        await connection.ResetConnectionAsync(Cancelled);

        Assert.Equal(DBNull.Value, await ScalarAsync(connection, "SELECT @a"));
        Assert.Equal("utf8mb4", await ScalarAsync(connection, "SELECT @@character_set_client"));
    }
}
