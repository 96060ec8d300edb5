namespace MySqlConnector.Standin.Tests;

public sealed class ConnectionStringTests
{
    [Fact]
    public void Synonyms_mean_the_same_and_the_official_keyword_is_written()
    {
        var builder = new MySqlConnectionStringBuilder("Host=h;port=1;uid=u;pwd='a;b';initial catalog=d;sslmode=verifyca;CACertificateFile=/ca;Connect Timeout=5;Command Timeout=0;max pool size=3;protocol=unix;Pooling=no");

        Assert.Equal(("h", 1u, "u", "a;b", "d"), (builder.Server, builder.Port, builder.UserID, builder.Password, builder.Database));
        Assert.Equal((MySqlSslMode.VerifyCA, "/ca", 5u, 0u, 3u), (builder.SslMode, builder.SslCa, builder.ConnectionTimeout, builder.DefaultCommandTimeout, builder.MaximumPoolSize));
        Assert.Equal((MySqlConnectionProtocol.UnixSocket, false), (builder.ConnectionProtocol, builder.Pooling));
        Assert.Contains("User ID=u", builder.ConnectionString, StringComparison.Ordinal);
        Assert.Equal(builder.ConnectionString, new MySqlConnectionStringBuilder(builder.ConnectionString).ConnectionString);
        Assert.True(builder.ContainsKey("Uid"));
        Assert.True(builder.Remove("pwd"));
        Assert.Equal("", builder.Password);
    }

    [Fact]
    public void What_is_not_given_has_the_official_default()
    {
        var builder = new MySqlConnectionStringBuilder();

        Assert.Equal(("", 3306u, MySqlSslMode.Preferred, true, 15u, 30u, 2), (builder.Server, builder.Port, builder.SslMode, builder.Pooling, builder.ConnectionTimeout, builder.DefaultCommandTimeout, builder.CancellationTimeout));
        Assert.Equal((false, false, true, false), (builder.AllowUserVariables, builder.UseAffectedRows, builder.TreatTinyAsBoolean, builder.AllowPublicKeyRetrieval));
        Assert.Equal("", builder.ConnectionString);
        Assert.Equal(3306u, builder["Port"]);
    }

    [Theory]
    [InlineData("Sever=h;Password=hush")]
    [InlineData("Port=many;Password=hush")]
    [InlineData("SslMode=perhaps;Password=hush")]
    [InlineData("Pooling=2;Password=hush")]
    [InlineData("Port=-1;Password=hush")]
    public void What_cannot_be_read_is_an_error_without_secrets(string connectionString)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new MySqlConnectionStringBuilder(connectionString));

        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }
}
