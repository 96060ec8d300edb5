using System.Security.Cryptography;
using System.Text;
using MySqlConnector.Authentication;

namespace MySqlConnector.Standin.Tests;

/// <summary>What a MariaDB server cannot decide: MySQL's own method.</summary>
public sealed class AuthenticationTests
{
    private const string Password = "schön 🔑 geheim, and longer than the nonce";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_in_the_servers_cache_sends_no_password()
    {
        byte[]? response = null;
        await using var server = new FakeServer(async server =>
        {
            await server.SendAsync(0, FakeServer.Greeting("caching_sha2_password"));
            response = await server.ReceiveAsync();
            await server.SendAsync(2, [1, 3]);
            await server.SendAsync(3, FakeServer.Ok);
            await AcceptNamesAsync(server);
        });

        await using var connection = await OpenAsync(server);

        // After capabilities, length, collation, zeros, and the user's name.
        Assert.True(Proves(response!.AsSpan(32 + 2)[1..33], FakeServer.Nonce));
        Assert.Equal("8.4.0", connection.ServerVersion);
    }

    [Fact]
    public async Task The_method_can_be_switched_with_another_nonce()
    {
        byte[] nonce = [.. Enumerable.Range(100, 20).Select(value => (byte)value)];
        var isProved = false;
        await using var server = new FakeServer(async server =>
        {
            await server.SendAsync(0, FakeServer.Greeting("mysql_native_password"));
            await server.ReceiveAsync();
            await server.SendAsync(2, [0xFE, .. "caching_sha2_password"u8, 0, .. nonce, 0]);
            isProved = Proves(await server.ReceiveAsync(), nonce);
            await server.SendAsync(4, [1, 3]);
            await server.SendAsync(5, FakeServer.Ok);
            await AcceptNamesAsync(server);
        });

        await using var connection = await OpenAsync(server);

        Assert.True(isProved);
    }

    [Fact]
    public async Task The_password_goes_encrypted_by_the_servers_key_where_asking_for_it_is_allowed()
    {
        using var rsa = RSA.Create(2048);
        string? received = null;
        await using var server = new FakeServer(async server =>
        {
            await server.SendAsync(0, FakeServer.Greeting("caching_sha2_password"));
            await server.ReceiveAsync();
            await server.SendAsync(2, [1, 4]);
            Assert.Equal([2], await server.ReceiveAsync());
            await server.SendAsync(4, [1, .. Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem())]);
            var masked = rsa.Decrypt(await server.ReceiveAsync(), RSAEncryptionPadding.OaepSHA1);
            received = Encoding.UTF8.GetString([.. masked.Select((value, index) => (byte)(value ^ FakeServer.Nonce[index % 20]))]);
            await server.SendAsync(6, FakeServer.Ok);
            await AcceptNamesAsync(server);
        });

        await using var connection = await OpenAsync(server, "AllowPublicKeyRetrieval=true");

        Assert.Equal(Password + "\0", received);
    }

    [Fact]
    public async Task The_password_is_kept_where_somebody_could_listen()
    {
        var isSilent = false;
        await using var server = new FakeServer(async server =>
        {
            await server.SendAsync(0, FakeServer.Greeting("caching_sha2_password"));
            await server.ReceiveAsync();
            await server.SendAsync(2, [1, 4]);
            isSilent = await Record.ExceptionAsync(server.ReceiveAsync) is IOException;
        });

        var error = await Assert.ThrowsAsync<MySqlException>(() => OpenAsync(server));
        await server.DisposeAsync();

        Assert.Equal(MySqlErrorCode.UnableToConnectToHost, error.ErrorCode);
        Assert.Contains("AllowPublicKeyRetrieval", error.Message, StringComparison.Ordinal);
        Assert.True(isSilent);
    }

    [Fact]
    public async Task A_method_that_is_not_known_is_named()
    {
        await using var server = new FakeServer(async server =>
        {
            await server.SendAsync(0, FakeServer.Greeting("mysql_native_password"));
            await server.ReceiveAsync();
            await server.SendAsync(2, [0xFE, .. "authentication_kerberos_client"u8, 0, 1, 2, 3]);
        });

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => OpenAsync(server));

        Assert.Contains("authentication_kerberos_client", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_no_connection_says_why()
    {
        await using var server = new FakeServer(server => server.SendAsync(0, [0xFF, 0x10, 0x04, .. "Too many connections"u8]));

        var error = await Assert.ThrowsAsync<MySqlException>(() => OpenAsync(server));

        Assert.Equal((MySqlErrorCode.ConnectionCountError, "Too many connections", true), (error.ErrorCode, error.Message, error.IsTransient));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_waited_for_until_the_timeout()
    {
        await using var server = new FakeServer(server => server.ReceiveAsync());

        var error = await Assert.ThrowsAsync<MySqlException>(() => OpenAsync(server, "Connection Timeout=1"));

        Assert.Equal((MySqlErrorCode.UnableToConnectToHost, "Connect Timeout expired."), (error.ErrorCode, error.Message));
    }

    // RFC 8032, 7.1, tests 1 to 3.
    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void A_signature_is_the_standards(string secret, string message, string signature) =>
        Assert.Equal(signature, Convert.ToHexStringLower(Ed25519.Sign(Convert.FromHexString(secret), Convert.FromHexString(message))));

    private static async Task<MySqlConnection> OpenAsync(FakeServer server, string options = "")
    {
        var connection = new MySqlConnection($"{server.ConnectionString};Password=\"{Password}\";{options}");
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    private static async Task AcceptNamesAsync(FakeServer server)
    {
        Assert.Equal("\u0003SET NAMES utf8mb4", Encoding.UTF8.GetString(await server.ReceiveAsync()));
        await server.SendAsync(1, FakeServer.Ok);
    }

    // As the server does it, which knows the hash of the hash only.
    private static bool Proves(ReadOnlySpan<byte> proof, byte[] nonce)
    {
        var stored = SHA256.HashData(SHA256.HashData(Encoding.UTF8.GetBytes(Password)));
        var candidate = proof.ToArray().Zip(SHA256.HashData([.. stored, .. nonce]), (left, right) => (byte)(left ^ right)).ToArray();
        return SHA256.HashData(candidate).SequenceEqual(stored);
    }
}
