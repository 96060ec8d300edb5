using System.Text;

namespace MySqlConnector.Standin.Tests;

/// <summary>Servers that send nonsense: each ends in an error that a caller expects, and none in a hang, whatever the seed.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 600;

    // The types that columns of this conversation have, and one that does not exist.
    private static readonly (byte Type, string Value)[] s_columns =
    [
        (0x03, "-42"), (0x08, "18446744073709551615"), (0xF6, "1.5"), (0x05, "1e300"), (0x0C, "2026-11-21 01:02:03.004"), (0x0B, "-12:34:56"), (0x10, "\u0001"), (0xFD, "text"), (0xFC, "blob"),
        (0x0A, "2026-11-21"), (0xFE, "71c31b65-9a4c-4f0a-9f16-3b8b51f9f9f4"), (0x01, "1"), (0x0D, "2026"),
    ];

    [Fact]
    public async Task An_untouched_conversation_is_understood() => Assert.Null(await TalkAsync(Conversation()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Changed_bytes_are_an_error_or_another_answer(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Conversation();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)(0xFB + random.Next(5)) : (byte)random.Next(256);
            }

            await ExpectACleanEndAsync(bytes);
        }
    }

    [Fact]
    public async Task A_conversation_that_ends_at_any_byte_is_an_error()
    {
        var bytes = Conversation();
        for (var length = 0; length < bytes.Length; length += 3)
        {
            Assert.IsType<MySqlException>(await TalkAsync(bytes[..length]));
        }
    }

    [Fact]
    public async Task Packets_that_are_left_out_or_come_twice_are_an_error_or_another_answer()
    {
        var packets = Packets();
        for (var i = 0; i < packets.Count; i++)
        {
            await ExpectACleanEndAsync([.. packets.Where((_, index) => index != i).SelectMany(packet => packet)]);
            await ExpectACleanEndAsync([.. packets.SelectMany((packet, index) => index == i ? [.. packet, .. packet] : packet)]);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Payloads_of_random_bytes_are_an_error_or_another_answer(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Rounds; i++)
        {
            var packets = Packets();
            var changed = random.Next(packets.Count);
            var payload = new byte[random.Next(64)];
            random.NextBytes(payload);
            packets[changed] = FakeServer.Packet(packets[changed][3], payload);
            await ExpectACleanEndAsync([.. packets.SelectMany(packet => packet)]);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_protocol_are_an_error()
    {
        var random = new Random(6);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.IsType<MySqlException>(await TalkAsync(bytes));
        }

        Assert.IsType<MySqlException>(await TalkAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray()));
    }

    private static async Task ExpectACleanEndAsync(byte[] bytes)
    {
        var error = await TalkAsync(bytes);
        Assert.True(
            error is null or MySqlException or NotSupportedException or FormatException or OverflowException or InvalidCastException,
            $"{error}\nThe server said {Convert.ToHexString(bytes)}");
    }

    /// <summary>Connects, asks, and reads everything; gives back what went wrong.</summary>
    private static async Task<Exception?> TalkAsync(byte[] bytes)
    {
        await using var server = new FakeServer(server => server.SendAsync(bytes));
        await using var connection = new MySqlConnection($"{server.ConnectionString};Cancellation Timeout=0");
        return await Record.ExceptionAsync(async () =>
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new MySqlCommand("SELECT everything", connection);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            do
            {
                while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                {
                    _ = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).ToArray();
                }
            }
            while (await reader.NextResultAsync(TestContext.Current.CancellationToken));
        });
    }

    private static byte[] Conversation() => [.. Packets().SelectMany(packet => packet)];

    private static List<byte[]> Packets()
    {
        byte[][] result =
        [
            [(byte)s_columns.Length], .. s_columns.Select((column, index) => Column($"c{index}", column.Type)), End(2), Row(), [.. Enumerable.Repeat((byte)0xFB, s_columns.Length)], Row(), End(2 | 8),
            FakeServer.Ok,
        ];
        return
        [
            FakeServer.Packet(0, FakeServer.Greeting("mysql_native_password")), FakeServer.Packet(2, FakeServer.Ok), FakeServer.Packet(1, FakeServer.Ok),
            .. result.Select((payload, index) => FakeServer.Packet(index + 1, payload)),
        ];
    }

    private static byte[] Column(string name, byte type) =>
        [3, .. "def"u8, 0, 0, 0, .. Text(name), 0, 12, 45, 0, 144, 0, 0, 0, type, type == 8 ? (byte)0x20 : (byte)0, 0, 0, 0, 0];

    private static byte[] Row() => [.. s_columns.SelectMany(column => Text(column.Value))];

    private static byte[] Text(string text) => [(byte)Encoding.UTF8.GetByteCount(text), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] End(byte status) => [0xFE, 0, 0, status, 0];
}
